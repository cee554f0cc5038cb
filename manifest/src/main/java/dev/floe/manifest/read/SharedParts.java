package dev.floe.manifest.read;

import dev.floe.manifest.Access;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.Header;
import dev.floe.manifest.Located;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.Sla;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the records that more than one kind of document holds. */
final class SharedParts {

  private static final String SCORE = "quality_score";

  private SharedParts() {}

  static Header header(SectionView metadata) {
    return new Header(
        metadata.text("name"), metadata.version("version"), metadata.text("description"));
  }

  static List<Owner> owners(SectionView root) {
    return root.rows("owners").stream().map(SharedParts::owner).toList();
  }

  static Owner owner(SectionView view) {
    return new Owner(view.plainText("team"), view.plainText("email"), view.plainText("slack"));
  }

  static Sla sla(SectionView root) {
    SectionView sla = root.child("sla");
    Map<String, Located<Percentage>> quality = new LinkedHashMap<>();
    SectionView dimensions = sla.child("quality");
    for (String key : dimensions.section().entries().keySet()) {
      dimensions.percentage(key).ifPresent(minimum -> quality.put(key, minimum));
    }
    sla.percentage(SCORE).ifPresent(minimum -> quality.put(SCORE, minimum));
    return new Sla(sla.duration("freshness"), sla.percentage("availability"), quality);
  }

  static Optional<PortSchema> schema(SectionView root) {
    return root.find("schema")
        .map(schema ->
            new PortSchema(
                schema.text("ref"),
                schema.plainText("format"),
                schema.version("version"),
                schema.named("columns").entrySet().stream()
                    .map(column -> column(column.getKey(), column.getValue()))
                    .toList(),
                schema.section().span()));
  }

  private static PortSchema.Column column(Located<String> name, SectionView view) {
    return new PortSchema.Column(
        name,
        view.text("type").map(type -> type.map(text -> text.toLowerCase(Locale.ROOT))),
        view.flag("required"),
        view.flag("primary_key"),
        view.flag("unique"),
        view.words("enum"),
        view.plainText("description"),
        view.text("classification"));
  }

  static DataContract.Validation validation(SectionView root) {
    SectionView validation = root.child("validation");
    return new DataContract.Validation(
        validation.text("schema_compatibility"),
        validation.duration("breaking_change_notification"));
  }

  static Optional<Access> access(SectionView root) {
    return root.find("access")
        .map(access ->
            new Access(
                access.text("default"),
                access.rows("grants").stream().map(SharedParts::grant).toList(),
                access.text("read"),
                access.plainText("authentication")));
  }

  private static Access.Grant grant(SectionView view) {
    Located<String> access =
        view.text("access").orElseGet(() -> new Located<>("read", view.section().span()));
    return new Access.Grant(view.text("domain"), view.text("role"), access);
  }
}
