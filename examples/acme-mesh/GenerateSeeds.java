import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * Writes the seeds of the example mesh: two years of a company that sells coffee machines to
 * offices. The same numbers every time: {@code java GenerateSeeds.java [FOLDER]}.
 */
final class GenerateSeeds {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 730;
  private static final int CUSTOMERS = 2_500;
  private static final int PRODUCTS = 96;
  private static final int ORDERS = 14_000;
  private static final int CAMPAIGNS = 48;

  private static final String[] FIRST = {
    "Harbor", "Northgate", "Blue Door", "Maple", "Old Mill", "Riverside", "Summit", "Lantern",
    "Copper", "Granite", "Willow", "Station", "Meridian", "Anchor", "Juniper", "Foundry"
  };
  private static final String[] SECOND = {
    "Bakery", "Architects", "Dental", "Logistics", "Books", "Studio", "Legal", "Motors",
    "Optics", "Press", "Clinic", "Software", "Hotel", "Academy", "Gardens", "Tools"
  };
  private static final String[] CITIES = {
    "Berlin", "Madrid", "Lyon", "Porto", "Gdansk", "Turin", "Ghent", "Malmo", "Graz", "Cork"
  };
  private static final String[] INDUSTRIES = {
    "services", "retail", "health", "manufacturing", "education", "hospitality"
  };
  private static final String[] CATEGORIES = {"machine", "grinder", "beans", "service", "cups"};
  private static final String[] CHANNELS = {"web", "phone", "partner"};
  private static final String[] KINDS = {"email_open", "email_click", "ad_impression", "ad_click"};
  private static final String[] TOPICS = {"delivery", "repair", "invoice", "advice"};

  private final Path root;

  private GenerateSeeds(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args.length > 0 ? args[0] : ".");
    new GenerateSeeds(root).writeAll();
  }

  private void writeAll() throws IOException {
    int[] prices = products();
    customers();
    orders(prices);
    accounts();
    tickets();
    campaigns();
    touches();
    ledger();
  }

  private void customers() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Csv csv = new Csv("id,name,city,industry,created_at");
    for (int id = 1; id <= CUSTOMERS; id++) {
      csv.row(id, company(id), pick(CITIES, random), pick(INDUSTRIES, random), day(random, 400));
    }
    csv.write("sales", "order-history", "raw_customers");
  }

  private int[] products() throws IOException {
    SplittableRandom random = new SplittableRandom(12);
    Csv csv = new Csv("id,name,category,list_price_cents");
    int[] prices = new int[PRODUCTS + 1];
    for (int id = 1; id <= PRODUCTS; id++) {
      String category = CATEGORIES[id % CATEGORIES.length];
      int base =
          switch (category) {
            case "machine" -> 60_000;
            case "grinder" -> 15_000;
            case "service" -> 9_000;
            case "beans" -> 1_200;
            default -> 400;
          };
      prices[id] = base + random.nextInt(base) / 50 * 50;
      csv.row(id, FIRST[id % FIRST.length] + " " + category + " " + id, category, prices[id]);
    }
    csv.write("sales", "order-history", "raw_products");
    return prices;
  }

  private void orders(int[] prices) throws IOException {
    SplittableRandom random = new SplittableRandom(13);
    Csv orders = new Csv("id,customer_id,ordered_at,status,channel");
    Csv items = new Csv("order_id,line,product_id,quantity,unit_price_cents,discount_percent");
    for (int id = 1; id <= ORDERS; id++) {
      int dice = random.nextInt(100);
      String status = dice < 88 ? "completed" : dice < 94 ? "returned" : dice < 97 ? "placed" : "cancelled";
      orders.row(id, customer(random), day(random, DAYS), status, pick(CHANNELS, random));
      int lines = 1 + random.nextInt(3);
      for (int line = 1; line <= lines; line++) {
        int product = 1 + random.nextInt(PRODUCTS);
        int discount = random.nextInt(10) < 8 ? 0 : 5 * (1 + random.nextInt(4));
        items.row(id, line, product, 1 + random.nextInt(6), prices[product], discount);
      }
    }
    orders.write("sales", "order-history", "raw_orders");
    items.write("sales", "order-history", "raw_order_items");
  }

  private void accounts() throws IOException {
    SplittableRandom random = new SplittableRandom(14);
    Csv csv = new Csv("customer_id,account_name,employees,rating");
    for (int id = 1; id <= CUSTOMERS; id++) {
      csv.row(id, company(id), 3 + random.nextInt(400), pick(new String[] {"A", "B", "C"}, random));
    }
    csv.write("sales", "customer-360", "raw_accounts");
  }

  private void tickets() throws IOException {
    SplittableRandom random = new SplittableRandom(15);
    Csv csv = new Csv("id,customer_id,topic,opened_at,closed_at,satisfaction");
    for (int id = 1; id <= 6_000; id++) {
      LocalDate opened = day(random, DAYS - 30);
      boolean open = random.nextInt(50) == 0;
      Object closed = open ? "" : opened.plusDays(random.nextInt(21));
      Object satisfaction = open ? "" : 1 + Math.max(random.nextInt(5), random.nextInt(5));
      csv.row(id, customer(random), pick(TOPICS, random), opened, closed, satisfaction);
    }
    csv.write("sales", "customer-360", "raw_tickets");
  }

  private void campaigns() throws IOException {
    SplittableRandom random = new SplittableRandom(16);
    Csv csv = new Csv("id,name,channel,starts_on,ends_on,budget_cents");
    for (int id = 1; id <= CAMPAIGNS; id++) {
      LocalDate start = FIRST_DAY.plusDays(15L * (id - 1));
      String channel = id % 2 == 0 ? "ads" : "email";
      long budget = 100_000L + random.nextInt(80) * 5_000L;
      csv.row(id, "Campaign " + id, channel, start, start.plusDays(20), budget);
    }
    csv.write("marketing", "campaign-performance", "raw_campaigns");
  }

  private void touches() throws IOException {
    SplittableRandom random = new SplittableRandom(17);
    Csv csv = new Csv("id,campaign_id,customer_id,kind,touched_at,cost_cents");
    for (int id = 1; id <= 12_000; id++) {
      int campaign = 1 + random.nextInt(CAMPAIGNS);
      int kind = (campaign % 2 == 0 ? 2 : 0) + (random.nextInt(5) == 0 ? 1 : 0);
      LocalDate on = FIRST_DAY.plusDays(15L * (campaign - 1) + random.nextInt(21));
      csv.row(id, campaign, customer(random), KINDS[kind], on, 5 + random.nextInt(120));
    }
    csv.write("marketing", "campaign-performance", "raw_touches");
  }

  private void ledger() throws IOException {
    SplittableRandom random = new SplittableRandom(18);
    Csv accounts = new Csv("code,name,kind");
    String[] kinds = {"revenue", "cost", "asset"};
    for (int i = 0; i < 24; i++) {
      accounts.row(4000 + 10 * i, kinds[i % 3] + " account " + (i / 3 + 1), kinds[i % 3]);
    }
    accounts.write("finance", "revenue-metrics", "raw_ledger_accounts");
    Csv invoices = new Csv("id,customer_id,account_code,issued_on,due_on,amount_cents");
    Csv payments = new Csv("id,invoice_id,paid_on,amount_cents");
    for (int id = 1; id <= 9_000; id++) {
      LocalDate issued = day(random, DAYS - 60);
      int amount = 5_000 + random.nextInt(400_000);
      int account = 4000 + 30 * random.nextInt(8);
      invoices.row(id, customer(random), account, issued, issued.plusDays(30), amount);
      if (random.nextInt(20) > 0) {
        payments.row(id, id, issued.plusDays(5 + random.nextInt(50)), amount);
      }
    }
    invoices.write("finance", "revenue-metrics", "raw_invoices");
    payments.write("finance", "revenue-metrics", "raw_payments");
  }

  /** A few customers buy a lot. */
  private static int customer(SplittableRandom random) {
    double skewed = Math.pow(random.nextDouble(), 1.8);
    return 1 + (int) (skewed * CUSTOMERS);
  }

  private static String company(int id) {
    String first = FIRST[id % FIRST.length];
    String second = SECOND[id / FIRST.length % SECOND.length];
    return first + " " + second + " " + CITIES[id / 256 % CITIES.length];
  }

  private static LocalDate day(SplittableRandom random, int days) {
    return FIRST_DAY.plusDays(random.nextInt(days));
  }

  private static String pick(String[] words, SplittableRandom random) {
    return words[random.nextInt(words.length)];
  }

  /** Lines of one seed. */
  private final class Csv {

    private final List<String> lines = new ArrayList<>();

    Csv(String header) {
      lines.add(header);
    }

    void row(Object... values) {
      StringJoiner line = new StringJoiner(",");
      for (Object value : values) {
        line.add(value.toString());
      }
      lines.add(line.toString());
    }

    void write(String domain, String product, String seed) throws IOException {
      Path folder = root.resolve("domains/" + domain + "/products/" + product + "/seeds");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(seed + ".csv"), String.join("\n", lines) + "\n");
    }
  }
}
