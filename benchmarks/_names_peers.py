"""Other open matchers of names, as ``bench names`` measures them, installed apart (``requirements/bench.txt``).

Each is used as its documentation says, with what it ships: nothing is tuned for or against it.
"""

import importlib
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from _names_runner import ALL, Found

BATCH = 1000
"""Questions that a batch matcher gets at once."""


class Nomenklatura:
    """OpenSanctions' matcher: its DuckDB blocker finds candidates, `logic-v2` scores them."""

    threshold = 0.7
    """What yente, its server, ships."""
    kinds = ALL
    alone = 10
    SCHEMATA = {"person": "Person", "organisation": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}

    def __init__(self, folder: Path) -> None:
        from followthemoney import Dataset, StatementEntity
        from nomenklatura.matching import LogicV2
        from nomenklatura.resolver import Linker
        from nomenklatura.store import MemoryStore

        self.version = version("nomenklatura")
        self.folder, self.made = folder, 0
        self.dataset = Dataset.make({"name": "bench", "title": "bench"})
        self.store_of, self.linker, self.entity = MemoryStore, Linker({}), StatementEntity
        self.algorithm, self.config = LogicV2, LogicV2.default_config()

    def ready(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As they are: entities of FollowTheMoney are made when the index is."""
        return entries

    def _entity(self, identity: str, kind: str, names: list[str], weak: list[str], born: list[str]) -> Any:
        properties = {"name": names[:1], "alias": names[1:], "weakAlias": weak}
        if kind == "person":
            properties["birthDate"] = born
        data = {"id": identity, "schema": self.SCHEMATA[kind], "properties": properties}
        return self.entity.from_data(self.dataset, data, cleaned=False)

    def build(self, entries: list[dict[str, Any]]) -> None:
        """A store in memory and the blocker's index in a file."""
        from nomenklatura.blocker import Index

        store = self.store_of(self.dataset, self.linker)
        with store.writer() as writer:
            for one in entries:
                writer.add_entity(self._entity(one["id"], one["kind"], one["names"], one["weak"], one["born"]))
        self.view = store.default_view()
        self.made += 1
        self.index = Index(self.view, self.folder / f"nomenklatura-{self.made}")
        self.index.con.execute("SET threads = 1")
        self.index.build()

    def search(self, questions: list[dict[str, Any]], limit: int, threshold: float, *, explain: bool) -> list[Found]:
        """In batches. What isn't among the blocker's 75 candidates can't be found; reasons come with every score."""
        answers: dict[str, Found] = {}
        for start in range(0, len(questions), BATCH):
            asked = {
                f"asked/{one['id']}": self._entity(f"asked/{one['id']}", one["kind"], [one["name"]], [], one["born"])
                for one in questions[start : start + BATCH]
            }
            for identity, candidates in self.index.match_entities(asked.values()):
                scored = []
                for candidate, _ in candidates:
                    entity = self.view.get_entity(candidate.id)
                    if entity is not None:
                        score = self.algorithm.compare(asked[identity.id], entity, self.config).score
                        if score >= threshold:
                            scored.append((candidate.id, score))
                answers[identity.id] = sorted(scored, key=lambda one: (-one[1], one[0]))[:limit]
        return [answers.get(f"asked/{one['id']}", []) for one in questions]

    def pairs(self, pairs: list[dict[str, Any]]) -> list[float]:
        """Each pair compared as two people."""
        return [
            self.algorithm.compare(
                self._entity(f"left/{at}", "person", [pair["left"]], [], []),
                self._entity(f"right/{at}", "person", [pair["right"]], [], []),
                self.config,
            ).score
            for at, pair in enumerate(pairs)
        ]


class Rapidfuzz:
    """The simple way: every name compared, words in Latin letters (ICU) and sorted, by the share of equal letters."""

    threshold = 0.85
    """A usual choice for token_sort_ratio; nothing is shipped."""
    kinds = ALL
    alone = 500

    def __init__(self, _folder: Path) -> None:
        self.numpy = importlib.import_module("numpy")
        self.process = importlib.import_module("rapidfuzz.process")
        self.ratio = importlib.import_module("rapidfuzz.fuzz").ratio
        self.latin = importlib.import_module("normality").ascii_text
        self.version = version("rapidfuzz")

    def _key(self, name: str) -> str:
        plain = "".join(letter if letter.isalnum() else " " for letter in (self.latin(name) or "").lower())
        return " ".join(sorted(plain.split()))

    def ready(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As they are."""
        return entries

    def build(self, entries: list[dict[str, Any]]) -> None:
        """The words of each name, sorted, by kind."""
        self.names: dict[str, list[str]] = defaultdict(list)
        self.ids: dict[str, list[str]] = defaultdict(list)
        for one in entries:
            for name in (*one["names"], *one["weak"]):
                self.names[one["kind"]].append(self._key(name))
                self.ids[one["kind"]].append(one["id"])

    def search(self, questions: list[dict[str, Any]], limit: int, threshold: float, *, explain: bool) -> list[Found]:
        """One row of comparisons for each question; a date of birth isn't used, and nothing is explained."""
        answers = []
        for one in questions:
            names, ids = self.names[one["kind"]], self.ids[one["kind"]]
            row = self.process.cdist([self._key(one["name"])], names, scorer=self.ratio, workers=1)[0]
            most = min(len(row) - 1, 5 * limit)
            places = self.numpy.argpartition(-row, most)[: most + 1]
            best: dict[str, float] = {}
            for place in places[self.numpy.argsort(-row[places], kind="stable")]:
                if row[place] >= threshold * 100:
                    best.setdefault(ids[place], float(row[place]) / 100)
            answers.append(list(best.items())[:limit])
        return answers

    def pairs(self, pairs: list[dict[str, Any]]) -> list[float]:
        """The same ratio."""
        return [self.ratio(self._key(pair["left"]), self._key(pair["right"])) / 100 for pair in pairs]


class Splink:
    """Probabilistic linkage (Fellegi and Sunter) in DuckDB, trained on the entries; people only, in batches only."""

    threshold = 0.95
    """The probability that its documentation uses most; nothing is shipped."""
    kinds = ("person",)
    alone = 0
    ENOUGH, SAMPLE = 1000, 20_000
    """Rows below which nothing is trained, and rows to train on."""
    BLOCKS = (
        'l."last" = r."last"',
        'l."first" = r."first"',
        'substr(l."last", 1, 4) = substr(r."last", 1, 4) AND substr(l."first", 1, 2) = substr(r."first", 1, 2)',
    )
    """Which pairs are looked at."""

    def __init__(self, _folder: Path) -> None:
        self.splink = importlib.import_module("splink")
        self.comparisons = importlib.import_module("splink.comparison_library")
        self.connect = importlib.import_module("duckdb").connect
        self.arrow = importlib.import_module("pyarrow")
        self.latin = importlib.import_module("normality").ascii_text
        self.version = version("splink")

    def ready(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As they are."""
        return entries

    def _row(self, identity: str, name: str, born: list[str]) -> dict[str, Any]:
        words = sorted((self.latin(name) or "").lower().replace(",", " ").split()) or [""]
        return {
            "unique_id": identity,
            "first": words[0],
            "last": words[-1],
            "middle": " ".join(words[1:-1]) or None,
            "year": born[0][:4] if born else None,
        }

    def build(self, entries: list[dict[str, Any]]) -> None:
        """A row for each name, and a model trained on a sample of them; too few rows make none."""
        self.rows = [
            self._row(f"{one['id']}\t{at}", name, one["born"])
            for one in entries
            if one["kind"] == "person"
            for at, name in enumerate((*one["names"], *one["weak"]))
        ]
        self.model: dict[str, Any] | None = None
        if len(self.rows) >= self.ENOUGH:
            self.model = self._trained(self.rows[:: max(1, len(self.rows) // self.SAMPLE)])

    def _trained(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        compared = self.comparisons.JaroWinklerAtThresholds
        settings = self.splink.SettingsCreator(
            link_type="dedupe_only",
            comparisons=[
                *(compared(column, [0.92, 0.85]) for column in ("first", "last", "middle")),
                self.comparisons.ExactMatch("year"),
            ],
        )
        linker = self._linker([rows], settings)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for block in (self.splink.block_on("last"), self.splink.block_on("first", "year")):
            linker.training.estimate_parameters_using_expectation_maximisation(block)
        model: dict[str, Any] = linker.misc.save_model_to_json()
        return model

    def _linker(self, tables: list[list[dict[str, Any]]], settings: Any) -> Any:
        api = self.splink.DuckDBAPI(connection=self.connect(config={"threads": 1}))
        return self.splink.Linker(
            [api.register(self.arrow.Table.from_pylist(rows)) for rows in tables], settings, log_level="ERROR"
        )

    def _linked(self, left: list[dict[str, Any]], right: list[dict[str, Any]], rules: Iterable[str]) -> Any:
        if self.model is None:
            return []
        blocks = [{"blocking_rule": rule, "sql_dialect": "duckdb"} for rule in rules]
        changed = {"link_type": "link_only", "blocking_rules_to_generate_predictions": blocks}
        linker = self._linker([left, right], {**self.model, **changed})
        return linker.inference.predict(threshold_match_probability=0.0001).as_record_list()

    def search(self, questions: list[dict[str, Any]], limit: int, threshold: float, *, explain: bool) -> list[Found]:
        """All questions linked with all names at once."""
        people = [one for one in questions if one["kind"] == "person"]
        left = [self._row(f"asked/{at}", one["name"], one["born"]) for at, one in enumerate(people)]
        best: dict[str, dict[str, float]] = defaultdict(dict)
        for row in self._linked(left, self.rows, self.BLOCKS):
            asked, entry = sorted((row["unique_id_l"], row["unique_id_r"]), key=lambda one: "\t" in one)
            entry = entry.partition("\t")[0]
            score = row["match_probability"]
            if score >= threshold:
                best[asked][entry] = max(score, best[asked].get(entry, 0.0))
        found = {
            id(one): sorted(best[f"asked/{at}"].items(), key=lambda hit: (-hit[1], hit[0]))[:limit]
            for at, one in enumerate(people)
        }
        return [found.get(id(one), []) for one in questions]

    def pairs(self, pairs: list[dict[str, Any]]) -> list[float]:
        """Linked row by row."""
        left = [{**self._row(f"left/{at}", pair["left"], []), "pair": at} for at, pair in enumerate(pairs)]
        right = [{**self._row(f"right/{at}", pair["right"], []), "pair": at} for at, pair in enumerate(pairs)]
        scores = [0.0] * len(pairs)
        for row in self._linked(left, right, ['l."pair" = r."pair"']):
            scores[int(row["unique_id_l"].partition("/")[2])] = row["match_probability"]
        return scores
