"""Times Python's Jinja2 on the same templates: processor time of one compilation and one rendering, in microseconds."""
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
BATCHES = 100
BATCH_SECONDS = 0.02
# Which of the batches counts, in order of their times: the very best may be luck.
RANK = 4


def microseconds(action):
    action()
    start = time.process_time()
    action()
    size = max(1, round(BATCH_SECONDS / (time.process_time() - start)))
    batches = []
    for _ in range(BATCHES):
        start = time.process_time()
        for _ in range(size):
            action()
        batches.append((time.process_time() - start) / size)
    return sorted(batches)[RANK] * 1e6


for name in ["select", "macros", "loops"]:
    environment = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    text = (TEMPLATES / f"{name}.sql").read_text()
    template = environment.from_string(text)
    compiling = microseconds(lambda: environment.from_string(text))
    rendering = microseconds(lambda: template.render(CONTEXT))
    print(f"{name:8} compile {compiling:10.1f} us   render {rendering:10.1f} us")
