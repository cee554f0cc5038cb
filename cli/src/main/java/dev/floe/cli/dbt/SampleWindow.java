package dev.floe.cli.dbt;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.render.Perspective.Window;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code --sample}: {@code 3 days} up to now, or {@code {start: 2026-01-01, end: 2026-02-01}}.
 * Times without a zone are UTC.
 */
final class SampleWindow {

  private static final Pattern RELATIVE =
      Pattern.compile("\\s*(\\d{1,6})\\s+(hour|day|month|year)s?\\s*");

  private SampleWindow() {}

  static Result<Window> parse(String text, Instant now) {
    Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
    if (relative.matches()) {
      return Result.ok(
          new Window(before(now, Long.parseLong(relative.group(1)), relative.group(2)), now));
    }
    Map<String, @Nullable Object> mapping = CommandLineVars.parse(text).value().orElse(Map.of());
    Optional<Instant> start = moment(mapping.get("start"));
    Optional<Instant> end = moment(mapping.get("end"));
    return start.isPresent() && end.isPresent() && start.get().isBefore(end.get())
        ? Result.ok(new Window(start.get(), end.get()))
        : Result.failed(
            Diagnostic.of(DbtCode.BAD_SAMPLE, "'--sample' does not understand '" + text + "'")
                .withHelp("write '3 days', or '{start: 2026-01-01, end: 2026-02-01}'"));
  }

  private static Instant before(Instant now, long count, String unit) {
    ZonedDateTime time = now.atZone(ZoneOffset.UTC);
    return switch (unit) {
      case "hour" -> time.minusHours(count).toInstant();
      case "day" -> time.minusDays(count).toInstant();
      case "month" -> time.minusMonths(count).toInstant();
      default -> time.minusYears(count).toInstant();
    };
  }

  private static Optional<Instant> moment(@Nullable Object written) {
    String text = String.valueOf(written).strip().replace(' ', 'T');
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
