"""Times Python's Jinja2 on the same templates: microseconds for one compilation and one rendering."""
import pathlib
import time

import jinja2

TEMPLATES = pathlib.Path(__file__).parent / "src/main/resources/templates"
TYPES = ["int", "text", "TIMESTAMP", "numeric"]
CONTEXT = {
    "columns": [{"name": f"column_{i}", "type": TYPES[i % 4]} for i in range(20)],
    "types": ["int", "varchar", "timestamp", "numeric(18, 2)"],
    "prefix": "p",
    "incremental": True,
    "this": "db.schema.orders",
    "config": lambda *a, **k: "",
    "ref": lambda name: "db." + name,
}


def microseconds(action, seconds=2.0):
    best = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        action()
        best.append(time.perf_counter() - start)
    return sorted(best)[len(best) // 2] * 1e6


for name in ["select", "macros", "loops"]:
    environment = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    text = (TEMPLATES / f"{name}.sql").read_text()
    template = environment.from_string(text)
    compiling = microseconds(lambda: environment.from_string(text))
    rendering = microseconds(lambda: template.render(CONTEXT))
    print(f"{name:8} compile {compiling:10.1f} us   render {rendering:10.1f} us")
