#!/usr/bin/python3
"""Walks the structure of one of our PDFs and says whether it keeps what PDF/UA-1 asks and we promise.

    walk.py FILE [PASSWORD]

Prints one JSON object: "problems" (empty when all is well) and counts of what was found. Ends with 1 if there is any
problem. It is no validator of the standard; it checks the promises that would break unseen: tags, language, title,
alternative texts, scopes, fonts, and with a password the encryption itself.
"""

import json
import subprocess
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

HEADINGS = ("/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
LIMIT = 20


def elements(node, seen):
    """Yields every structure element below a node, each once."""
    kids = node.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            continue
        key = kid.objgen
        if key != (0, 0):
            if key in seen:
                continue
            seen.add(key)
        yield kid
        yield from elements(kid, seen)


def attribute(element, name):
    """Finds an attribute in an element's attribute object or objects."""
    attributes = element.get("/A")
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(one, Dictionary) and name in one:
            return one[name]
    return None


def check_catalogue(pdf, problems):
    root = pdf.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        problems.append("not marked as tagged")
    if str(root.get("/Lang", "")) != "en-GB":
        problems.append("language is not en-GB")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        problems.append("title is not shown")
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            problems.append(f"catalogue has {key}")
    names = root.get("/Names", Dictionary())
    if "/JavaScript" in names:
        problems.append("holds a script")


def check_metadata(pdf, problems):
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if str(metadata.get("{http://www.aiim.org/pdfua/ns/id/}part", "")) != "1":
            problems.append("does not name PDF/UA-1")
        if not str(metadata.get("dc:title", "")).strip():
            problems.append("metadata has no title")
        creator = str(metadata.get("xmp:CreatorTool", ""))
        if creator != "Safeguarding Log":
            problems.append("another maker is named")


def check_structure(pdf, problems):
    counts = {"headings": 0, "tables": 0, "TH": 0, "TD": 0, "figures": 0, "paragraphs": 0}
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        problems.append("no structure tree")
        return counts
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", Dictionary()).items()}
    level = 0
    for element in elements(root, set()):
        kind = str(element["/S"])
        kind = roles.get(kind, kind) if kind not in HEADINGS else kind
        if kind in HEADINGS:
            counts["headings"] += 1
            depth = int(kind[2:] or 1)
            if depth > level + 1:
                problems.append(f"heading level {depth} after {level}")
            level = depth
        elif kind == "/Table":
            counts["tables"] += 1
        elif kind == "/TH":
            counts["TH"] += 1
            if attribute(element, "/Scope") is None:
                problems.append("a header cell has no scope")
        elif kind == "/TD":
            counts["TD"] += 1
        elif kind == "/P":
            counts["paragraphs"] += 1
        elif kind == "/Figure":
            counts["figures"] += 1
            if not str(element.get("/Alt", "")).strip():
                problems.append("a figure has no alternative text")
    return counts


def check_font(font, problems):
    name = str(font.get("/BaseFont", "a font"))
    inner = font
    if str(font.get("/Subtype")) == "/Type0":
        inner = font["/DescendantFonts"][0]
    descriptor = inner.get("/FontDescriptor")
    embedded = descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    if not embedded and str(font.get("/Subtype")) != "/Type3":
        problems.append(f"{name} is not embedded")
    if "/ToUnicode" not in font:
        problems.append(f"{name} has no ToUnicode table")


def check_fonts(pdf, problems):
    fonts = [
        found
        for found in pdf.objects
        if isinstance(found, Dictionary) and found.get("/Type") == Name.Font and "/DescendantFonts" in found
    ]
    fonts += [
        found
        for found in pdf.objects
        if isinstance(found, Dictionary)
        and found.get("/Type") == Name.Font
        and str(found.get("/Subtype")) in ("/TrueType", "/Type1", "/Type3")
    ]
    for font in fonts:
        check_font(font, problems)
    if not fonts:
        problems.append("no font at all")
    return len(fonts)


def check_outline(pdf):
    with pdf.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def check_encryption(pdf, password, problems):
    if password is None:
        if pdf.is_encrypted:
            problems.append("is encrypted")
        return
    if not pdf.is_encrypted:
        problems.append("is not encrypted")
        return
    encryption = pdf.encryption
    if encryption.R != 6 or encryption.bits != 256:
        problems.append(f"revision {encryption.R}, {encryption.bits} bits")
    for what in ("stream_method", "string_method", "file_method"):
        if getattr(encryption, what).name != "aesv3":
            problems.append(f"{what} is not AES-256")
    if not pdf.allow.accessibility:
        problems.append("screen readers are shut out")
    adbe = pdf.Root.get("/Extensions", Dictionary()).get("/ADBE", Dictionary())
    if int(adbe.get("/ExtensionLevel", 0)) < 8:
        problems.append("extension level is not declared")


def check_qpdf(path, password, problems):
    command = ["qpdf", "--check"] + ([f"--password={password}"] if password else []) + [path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        problems.append("qpdf: " + (result.stderr.strip().splitlines() or ["failed"])[-1])


def check_pdfinfo(path, password, problems):
    command = ["pdfinfo"] + (["-upw", password] if password else []) + [path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    facts = dict(line.split(":", 1) for line in result.stdout.splitlines() if ":" in line)
    if result.returncode != 0:
        problems.append("pdfinfo could not open it")
    if facts.get("Tagged", "").strip() != "yes":
        problems.append("pdfinfo sees no tags")
    if facts.get("JavaScript", "").strip() != "no":
        problems.append("pdfinfo sees a script")


def walk(path, password):
    problems = []
    with pikepdf.open(path, password=password or "") as pdf:
        check_encryption(pdf, password, problems)
        check_catalogue(pdf, problems)
        check_metadata(pdf, problems)
        found = check_structure(pdf, problems)
        found["fonts"] = check_fonts(pdf, problems)
        found["pages"] = len(pdf.pages)
        found["outline"] = check_outline(pdf)
        found["title"] = str(pdf.docinfo.get("/Title", ""))
    check_qpdf(path, password, problems)
    check_pdfinfo(path, password, problems)
    return {"problems": problems[:LIMIT], **found}


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        result = walk(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        result = {"problems": [f"cannot be opened: {type(error).__name__}"]}
    print(json.dumps(result, ensure_ascii=False))
    return 1 if result["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
