package dev.floe.cli.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.governance.gates.SafeTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropertyFileTest {

  private static final SafeTest NOT_NULL = test(Optional.of("id"), "not_null", Map.of());
  private static final SafeTest HISTORY =
      test(Optional.empty(), "scd_validation", Map.of("business_key", "[id]"));

  private static SafeTest test(
      Optional<String> column, String name, Map<String, String> arguments) {
    return new SafeTest(
        "rule", "model.shop.orders", "orders", "models/m.yml", column, name, arguments);
  }

  private static String added(String before, SafeTest... tests) {
    PropertyFile file = new PropertyFile("m.yml", before);
    for (SafeTest test : tests) {
      assertThat(file.add(test)).as(before).isTrue();
    }
    String once = file.text();
    if (!before.isBlank()) {
      for (SafeTest test : tests) {
        assertThat(file.add(test)).as("a second time").isFalse();
      }
      assertThat(file.text()).isEqualTo(once);
    }
    return once;
  }

  @Test
  void beginsAFile() {
    assertThat(added("", NOT_NULL))
        .isEqualTo(
            """
            version: 2

            models:
              - name: orders
                columns:
                  - name: id
                    data_tests:
                      - not_null
            """);
  }

  @Test
  void addsToAListOfTestsAndKeepsCommentsAndStyle() {
    assertThat(
            added(
                """
                # ours
                models:
                - name:   orders   # the main one
                  columns:
                  - name: id
                    tests:
                    - unique  # since 2024
                    # nothing else yet
                  - name: "Größe"
                - name: others
                """,
                NOT_NULL))
        .isEqualTo(
            """
            # ours
            models:
            - name:   orders   # the main one
              columns:
              - name: id
                tests:
                - unique  # since 2024
                - not_null
                # nothing else yet
              - name: "Größe"
            - name: others
            """);
  }

  @Test
  void addsInsideBrackets() {
    assertThat(
            added(
                """
                models:
                  - name: orders
                    columns:
                      - {name: "ä", description: ö}
                      - {name: id, data_tests: [unique]}  # key
                """,
                NOT_NULL,
                HISTORY))
        .isEqualTo(
            """
            models:
              - name: orders
                columns:
                  - {name: "ä", description: ö}
                  - {name: id, data_tests: [unique, not_null]}  # key
                data_tests:
                  - scd_validation:
                      arguments:
                        business_key: [id]
            """);
    assertThat(added("models: [{name: orders, columns: [{name: id}]}]\n", NOT_NULL, HISTORY))
        .isEqualTo(
            "models: [{name: orders, columns: [{name: id, data_tests: [not_null]}],"
                + " data_tests: [{scd_validation: {arguments: {business_key: [id]}}}]}]\n");
  }

  @Test
  void addsAColumnWhereThereIsNone() {
    assertThat(
            added(
                """
                models:
                  - name: orders
                    description: >
                      All of
                      them

                  - name: others
                sources: []
                """,
                NOT_NULL))
        .isEqualTo(
            """
            models:
              - name: orders
                description: >
                  All of
                  them
                columns:
                  - name: id
                    data_tests:
                      - not_null

              - name: others
            sources: []
            """);
  }

  @Test
  void addsAModelToAListAndAListToAFile() {
    assertThat(added("models:\n    - name: others\nsources: []\n", NOT_NULL))
        .isEqualTo(
            """
            models:
                - name: others
                - name: orders
                  columns:
                    - name: id
                      data_tests:
                        - not_null
            sources: []
            """);
    assertThat(added("sources: []", HISTORY))
        .isEqualTo(
            """
            sources: []

            models:
              - name: orders
                data_tests:
                  - scd_validation:
                      arguments:
                        business_key: [id]
            """);
  }

  @Test
  void fillsEmptyKeysAndKeepsLineEnds() {
    assertThat(
            added(
                "models:\r\n  - name: orders\r\n    columns:\r\n      - name: id\r\n        data_tests:\r\n",
                NOT_NULL))
        .isEqualTo(
            "models:\r\n  - name: orders\r\n    columns:\r\n      - name: id\r\n        data_tests:\r\n"
                + "          - not_null\r\n");
  }

  @Test
  void refusesWhatItCannotPlaceAndLeavesTheTextAlone() {
    for (String text :
        new String[] {
          "models:\n  - name: orders\n    columns: {id: }\n",
          "models:\n",
          "not: [yaml\n",
          "- a\n- list\n",
          "models:\n  - &o\n    name: orders\n    columns: &c\n      - name: id\n        data_tests: &t\n"
              + "          - unique\n  - <<: *o\n    columns: *c\n"
        }) {
      PropertyFile file = new PropertyFile("m.yml", text);
      file.add(NOT_NULL);
      assertThat(file.text())
          .as(text)
          .isIn(text, text.replace("- unique\n", "- unique\n          - not_null\n"));
    }
  }
}
