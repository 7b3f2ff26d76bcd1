"""Looking into an Office package: what its parts are, and what in them is not the text itself."""

import re
import zipfile
from typing import Any

from lxml import etree

from .removed import Removed

MOST_INFLATED = 200 * 1024 * 1024  # bytes
# In this order; the first that fits names a part.
HIDDEN_PARTS = [
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        (r"docprops/custom\.xml$", "custom_properties"),
        (r"docprops/thumbnail\.", "thumbnail"),
        (r"customxml/(?!_rels|itemprops)[^/]+\.xml$", "custom_xml"),
        (r"(?:word|xl)/embeddings/", "embedded"),
        (r"(?:word|xl)/(?:activex|ctrlprops)/", "embedded"),
        (r".*(?:vbaproject|vbadata|macrosheets/)", "macros"),
        (r"xl/externallinks/[^/]+\.xml$", "external_links"),
        (r"xl/pivotcache/pivotcacherecords", "pivot_caches"),
        (r"xl/pivotcache/pivotcachedefinition", "pivot_caches"),
        (r"xl/threadedcomments/", "threaded_comments"),
        (r"xl/comments|xl/comments/", "comments"),
        (r"xl/(?:connections\.xml|querytables/)", "connections"),
        (r"xl/(?:revisions/|usernames)", "tracked_changes"),
        (r"xl/printersettings/", "printer_settings"),
        (r"xl/(?:media|charts|diagrams)/", "pictures"),
        (r"word/(?:comments|commentsextended|commentsids)[^/]*\.xml$", "comments"),
        (r"word/glossary/", "building_blocks"),
        (r"word/(?:charts|diagrams)/", "charts"),
    )
]
CORE = ("creator", "lastModifiedBy", "title", "subject", "description", "keywords", "category")
APP = ("Company", "Manager", "HyperlinkBase")


class Package:
    """The parts of a zipped document, read as XML or bytes; a name's case does not matter."""

    def __init__(self, content) -> None:
        self.archive = zipfile.ZipFile(content)
        entries = self.archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_INFLATED:
            raise ValueError("too large")
        self.names = {
            entry.filename.replace("\\", "/").lower(): entry.filename for entry in entries
        }

    def read(self, name: str) -> bytes:
        known = self.names.get(name.lower().lstrip("/"))
        return self.archive.read(known) if known else b""

    def xml(self, name: str) -> Any:
        """The root of the part, or None where there is none."""
        content = self.read(name)
        if not content:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(content, parser)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """{id: (last word of its type, the part it points to, "" outside the package)}."""
        folder, _slash, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found = {}
        for one in root if root is not None else ():
            inside = one.get("TargetMode", "").lower() != "external"
            target = _resolved(folder, one.get("Target", "")) if inside else ""
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
        return found

    def name_hidden_parts(self, removed: Removed) -> None:
        for name in self.names:
            code = next((code for pattern, code in HIDDEN_PARTS if pattern.match(name)), None)
            if code:
                removed.note(code)
        for part, fields in (("docProps/core.xml", CORE), ("docProps/app.xml", APP)):
            root = self.xml(part)
            for one in root if root is not None else ():
                if local(one) in fields and (one.text or "").strip():
                    removed.note("metadata", local(one))


def local(element) -> str:
    """The element's name without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts = [one for one in folder.split("/") if one]
    for one in target.split("/"):
        if one == "..":
            parts = parts[:-1]
        elif one not in ("", "."):
            parts.append(one)
    return "/".join(parts)
