{% set total = namespace(n=0) %}
{% for i in range(20) %}
  {% for j in range(20) %}
    {% for k in range(10) %}
      {%- if (i + j + k) % 3 == 0 %}{{ i }}.{{ j }}.{{ k }},{% set total.n = total.n + i * j - k %}{% endif -%}
    {% endfor %}
  {% endfor %}
{% endfor %}
{{ total.n }}
