"""Verifies a folder that `safelog export-log` wrote, with a stock COSE library and nothing of the program's own.

    python3 -m venv check && check/bin/pip install pycose==1.1.0 'cbor2<6'
    check/bin/python verify_entries.py FOLDER

It checks the manifest, that every entry is in its one form and signed by the machine it names, that every body is
the one that was signed, that each machine's chain is whole, that everything an entry had seen is there, and that
the keys are those the log itself let in, from its first entry on. It ends with 0 when all of that holds, and with 1
otherwise. docs/entry-format.md says what each of these things is. It changes nothing and asks no network.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

import cbor2  # comes with pycose
from cryptography.exceptions import InvalidSignature  # comes with pycose
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pycose.algorithms import EdDSA
from pycose.headers import KID, Algorithm
from pycose.keys import OKPKey
from pycose.keys.curves import Ed25519
from pycose.messages import Sign1Message

PAYLOAD_HASH_ALG, PREIMAGE_CONTENT_TYPE, ENTRY_V1 = 258, 259, -65537
SHA_256 = -16
BODY_TYPE = "application/vnd.safeguarding-log.body+cbor; v=1"
FIELDS = {"log", "seq", "prev", "seen", "lamport", "at", "kind", "about", "roster"}
ROSTER_KINDS = {"roster-declined", "officer-suspended", "suspension-lifted", "fork-found", "machine-rekeyed"}
NOTHING = bytes(32)

problems = []


def problem(where, what):
    problems.append(f"{where}: {what}")


def in_one_form(data):
    """Definite lengths, shortest forms, sorted keys, nothing behind: written again, it is the same."""
    try:
        return cbor2.dumps(cbor2.loads(data), canonical=True) == data
    except (ValueError, EOFError):  # cbor2's own errors are kinds of these
        return False


def check_manifest(folder):
    """Files that were exported encrypted are named and digested as they were: `name.age`."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    known = set(manifest) | {"manifest.json", "manifest.json.age"}
    for name, digest in manifest.items():
        opened = name.removesuffix(".age")
        known.add(opened)
        if name in present and sha256((folder / name).read_bytes()).hexdigest() != digest:
            problem(name, "not the bytes that the manifest names")
        if name not in present and (opened == name or opened not in present):
            problem(name, "in the manifest, not in the folder")
    for name in sorted(present - known):
        problem(name, "in the folder, not in the manifest")
    return len(manifest)


def read_entry(path, machine, seq, key):
    """One entry, or nothing when it cannot be believed."""
    where, cose = f"{machine}/{seq}", path.read_bytes()
    try:
        message = Sign1Message.decode(cose)
        header = message.phdr[ENTRY_V1]
        message.key = OKPKey(crv=Ed25519, x=bytes.fromhex(key))
        signed = message.verify_signature()
    except Exception as error:  # whatever a strange file makes the library say
        return problem(where, f"not an entry of version 1 ({type(error).__name__})")
    shape = (
        in_one_form(cose)
        and cose[0] == 0xD2  # tag 18
        and in_one_form(cbor2.loads(cose).value[0])
        and message.uhdr == {}
        and set(message.phdr) == {Algorithm, KID, PAYLOAD_HASH_ALG, PREIMAGE_CONTENT_TYPE, ENTRY_V1}
        and message.phdr[Algorithm] == EdDSA
        and message.phdr[PAYLOAD_HASH_ALG] == SHA_256
        and message.phdr[PREIMAGE_CONTENT_TYPE] == BODY_TYPE
        and set(header) == FIELDS
        and len(message.payload) == 32
    )
    if not shape:
        return problem(where, "not the shape of version 1")
    if not signed:
        return problem(where, "signature refused")
    if message.phdr[KID].hex() != machine or header["seq"] != seq:
        return problem(where, "another entry than its name says")
    entry = {"where": where, "machine": machine, "hash": sha256(cose).digest(), "body": None, **header}
    body = path.with_suffix(".body")
    if body.exists():
        entry["body"] = read_body(where, body.read_bytes(), message.payload, header["kind"])
    return entry


def read_body(where, data, digest, kind):
    if sha256(data).digest() != digest:
        return problem(where, "the body is not the one that was signed")
    body = cbor2.loads(data) if in_one_form(data) else {}
    if body.get("v") != 1 or body.get("kind") != kind or len(body.get("salt", b"")) != 32:
        return problem(where, "the body is not the shape of version 1")
    return body


def read_entries(folder, keys):
    entries = {}
    for directory in sorted((folder / "entries").iterdir()):
        machine = directory.name
        if machine not in keys:
            problem(machine, "a machine without a key")
            continue
        numbers = sorted(int(path.stem) for path in directory.glob("*.cose"))
        if numbers != list(range(len(numbers))):
            problem(machine, "a number is missing")
        for seq in numbers:
            entry = read_entry(directory / f"{seq}.cose", machine, seq, keys[machine])
            if entry:
                entries[machine, seq] = entry
    return entries


def check_links(entries):
    logs = {entry["log"] for entry in entries.values()}
    if len(logs) != 1:
        problem("entries", "of more than one log, or of none")
    for (machine, seq), entry in entries.items():
        before = entries.get((machine, seq - 1))
        if entry["prev"] != (before["hash"] if before else NOTHING) or (seq > 0 and not before):
            problem(entry["where"], "does not follow the entry before it")
        parents = [before] if before else []
        for other, (number, digest) in entry["seen"].items():
            seen = entries.get((other.hex(), number))
            if not seen or seen["hash"] != digest:
                problem(entry["where"], "an entry that it had seen is missing or another")
            else:
                parents.append(seen)
        if any(parent["lamport"] >= entry["lamport"] for parent in parents):
            problem(entry["where"], "its counter is not greater than those it had seen")


def kit_signed(kit, log, body):
    """Whether the recovery kit let exactly this machine into exactly this log."""
    new, last = body["machine"], body["last"]
    statement = (
        f"safeguarding-log recovery v1\nlog {log}\nmachine {new['id']}\nofficer {new['officer']}\n"
        f"letter {new['letter']}\nsigns {new['signs']}\nopens {new['opens']}\nreplaces {body['replaces']}\n"
        f"last {'none' if last is None else f'{last[0]} {last[1]}'}\n"
    )
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(kit["signs"]))
        key.verify(bytes.fromhex(body["proof"]), statement.encode())
        return True
    except (InvalidSignature, ValueError):
        return False


def kit_signed_change(kit, log, body):
    """Whether the recovery kit agreed to a change in place of a second officer."""
    said = cbor2.dumps(body["change"], canonical=True)
    statement = f"safeguarding-log roster v1\nlog {log}\nchange {sha256(said).hexdigest()}\n"
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(kit["signs"]))
        key.verify(bytes.fromhex(body["proof"]), statement.encode())
        return True
    except (InvalidSignature, ValueError):
        return False


def carry(change, agreed, by_kit, active, officer_of, let_in):
    """Puts a change of who is in in force when enough active officers agreed. Suspensions and cuts are left to the program."""
    agreed = {officer for officer in agreed if officer in active}
    kind = change["change"]
    if kind == "machine-joins":
        others = active - {change["machine"]["officer"]}
        enough = by_kit or bool(agreed & others) or (not others and bool(agreed))
    else:
        enough = len(agreed) >= (1 if by_kit else min(2, len(active)))
    if not enough:
        return
    if kind in ("officer-joins", "machine-joins"):
        machine = change["machine"]
        let_in[machine["id"]] = machine["signs"]
        officer_of[machine["id"]] = machine["officer"]
        active.add(machine["officer"])
    elif kind == "officer-leaves":
        active.discard(change["officer"])


def check_roster(entries, keys):
    """Folds the roster from the entries themselves; returns the first entry's body."""
    order = sorted(entries.values(), key=lambda entry: (entry["lamport"], entry["machine"], entry["seq"]))
    genesis, kit, let_in, roster, known = None, None, {}, NOTHING, {NOTHING}
    officer_of, active, proposals, several, former = {}, set(), {}, False, []
    for entry in order:
        body, kind = entry["body"] or {}, entry["kind"]
        if genesis is None and kind != "log-started":
            continue  # nothing can be said of it; that the first entry is missing is said once, below
        if entry["roster"] not in known and not several:
            # With several officers a roster is that of what its writer had seen; only the program folds those.
            problem(entry["where"], "names a roster that never was")
        if kind == "log-started" and genesis is None and body:
            genesis, kit = body, body["kit"]
            let_in[body["machine"]["id"]] = body["machine"]["signs"]
            officer_of[body["machine"]["id"]] = body["officer"]["id"]
            active.add(body["officer"]["id"])
            if body["machine"]["id"] != entry["machine"] or body["log"] != entry["log"].hex():
                problem(entry["where"], "the first entry is not its own machine's")
        elif kind == "machine-recovered" and body and kit_signed(kit, genesis["log"], body):
            let_in[body["machine"]["id"]] = body["machine"]["signs"]
            officer_of[body["machine"]["id"]] = body["machine"]["officer"]
        elif kind == "machine-recovered" and body and any(kit_signed(old, genesis["log"], body) for old in former):
            # Known, so that its entries can be told from forged ones, and never in.
            let_in[body["machine"]["id"]] = body["machine"]["signs"]
            continue
        elif kind == "kit-replaced" and body:
            former.append(kit)
            kit = {"signs": body["signs"], "opens": body["opens"]}
        elif kind == "roster-proposed" and body:
            several, by = True, officer_of.get(entry["machine"])
            proposals[entry["hash"].hex()] = (body["change"], [by])
            carry(body["change"], [by], kit_signed_change(kit, genesis["log"], body), active, officer_of, let_in)
        elif kind == "roster-approved" and body and body["proposal"] in proposals:
            change, agreed = proposals[body["proposal"]]
            agreed.append(officer_of.get(entry["machine"]))
            carry(change, agreed, False, active, officer_of, let_in)
        elif kind in ROSTER_KINDS and body:
            several = True
        elif not (kind == "kit-confirmed" and body and body["signs"] == kit["signs"]):
            continue
        roster = sha256(roster + entry["hash"]).digest()
        known.add(roster)
    if order and order[0]["kind"] != "log-started":
        problem(order[0]["where"], "written before the log began")
    if let_in != keys:
        problem("keys.json", "not the machines that the log's own entries let in")
    return genesis


def check_files(folder, entries):
    """The bytes of files, where they were handed over: the salted digest that their entries name."""
    checked = 0
    for entry in entries.values():
        if entry["kind"] != "file-attached" or not entry["body"]:
            continue
        path = folder / "files" / entry["body"]["digest"]
        if path.is_file():
            checked += 1
            salted = sha256(bytes.fromhex(entry["body"]["file_salt"]))
            salted.update(path.read_bytes())
            if salted.hexdigest() != entry["body"]["digest"]:
                problem(entry["where"], "its file is not the one it names")
    return checked


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    if not folder.is_dir():
        sys.exit("There is no such folder.")
    if not (folder / "manifest.json").exists():
        sys.exit("There is no manifest.json. If there is manifest.json.age, decrypt every file first.")
    keys = json.loads((folder / "keys.json").read_text("utf-8"))
    files = check_manifest(folder)
    entries = read_entries(folder, keys)
    check_links(entries)
    attached = check_files(folder, entries)
    genesis = check_roster(entries, keys)
    if genesis is None:
        problem("entries", "there is no first entry to hold the others against")
    else:
        print(f"Log {genesis['log']}, kit {genesis['kit']['signs'][:4]}-{genesis['kit']['signs'][4:8]} at its start")
    bodies = sum(1 for entry in entries.values() if entry["body"])
    for machine in keys:
        head = max((seq for of, seq in entries if of == machine), default=None)
        if head is not None:
            print(f"Machine {machine}, last entry {head}, hash {entries[machine, head]['hash'].hex()}")
    print(f"{len(keys)} machines, {len(entries)} entries, {bodies} bodies, {attached} files of the record, {files} files in the manifest")
    for line in problems:
        print(f"PROBLEM {line}")
    print("Every signature, digest and link holds." if not problems else f"{len(problems)} problems.")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
