#!/usr/bin/env python3
"""Verifies a signed note: verify_note.py VERIFIER_KEY < note

Prints the text of the note if the key has signed it; otherwise it says why not and ends with status 1.

It is written from the specifications alone (C2SP signed-note, RFC 8032) with nothing but the standard library, so that
it shares no code with what it checks. It is slow, and what it reads is public.
"""

import base64
import binascii
import hashlib
import re
import sys

# Edwards25519 of RFC 8032, section 5.1: -x^2 + y^2 = 1 + d x^2 y^2 modulo P, with a subgroup of order L.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)

NEUTRAL = (0, 1)


class Refused(Exception):
    pass


def decode_point(data):
    """The point (x, y) that 32 bytes write (RFC 8032, section 5.1.3)."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if len(data) != 32 or y >= P:
        raise Refused("no point of the curve")
    x_squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x_squared, (P + 3) // 8, P)
    if (x * x - x_squared) % P != 0:
        x = x * SQRT_OF_MINUS_1 % P
    if (x * x - x_squared) % P != 0 or (x == 0 and sign == 1):
        raise Refused("no point of the curve")
    return (x if x & 1 == sign else P - x, y)


def add(a, b):
    """The sum of two points: the law is complete, so that no case is apart."""
    (x1, y1), (x2, y2) = a, b
    product = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + product, -1, P) % P
    y = (y1 * y2 + x1 * x2) * pow(1 - product, -1, P) % P
    return (x, y)


def multiply(scalar, point):
    result = NEUTRAL
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


# The base point: y = 4/5, x even.
BASE = decode_point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signature(public_key, message, signature):
    """RFC 8032, section 5.1.7, without the cofactor."""
    if len(signature) != 64:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= L:
        return False
    try:
        a, r = decode_point(public_key), decode_point(signature[:32])
    except Refused:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    k = int.from_bytes(digest, "little") % L
    return multiply(scalar, BASE) == add(r, multiply(k, a))


def decode_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Refused("no base64")
    # Python takes texts whose unused bits are set.
    if base64.b64encode(data) != text:
        raise Refused("no base64 that an encoder writes")
    return data


def parse_verifier_key(vkey):
    """Name, key id and public key."""
    match = re.fullmatch(rb"([^\s+]+)\+([0-9a-f]{8})\+(.+)", vkey)
    if match is None:
        raise Refused("the verifier key is no name+id+key")
    name, key_id, typed_key = match[1], bytes.fromhex(match[2].decode()), decode_base64(match[3])
    if typed_key[:1] != b"\x01" or len(typed_key) != 33:
        raise Refused("the verifier key is none of Ed25519")
    if hashlib.sha256(name + b"\n" + typed_key).digest()[:4] != key_id:
        raise Refused("the id of the verifier key is not that of its name and key")
    return name, key_id, typed_key[1:]


def open_note(vkey, note):
    """The text of the note."""
    name, key_id, public_key = parse_verifier_key(vkey)
    note.decode("utf-8")
    text, blank, signatures = note.rpartition(b"\n\n")
    if not blank or not signatures.endswith(b"\n"):
        raise Refused("no blank line, or no signature line after it")
    text += b"\n"
    is_signed = False
    for line in signatures[:-1].split(b"\n"):
        match = re.fullmatch("\u2014 ".encode() + rb"([^ +]+) ([^ ]+)", line)
        if match is None:
            raise Refused("a line after the blank one is no signature line")
        signature = decode_base64(match[2])
        if match[1] != name or signature[:4] != key_id:
            continue
        if not is_signature(public_key, text, signature[4:]):
            raise Refused("the signature does not fit the text")
        is_signed = True
    if not is_signed:
        raise Refused("no signature of this key")
    return text


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: verify_note.py VERIFIER_KEY < note")
    try:
        sys.stdout.buffer.write(open_note(sys.argv[1].encode(), sys.stdin.buffer.read()))
    except (Refused, UnicodeDecodeError) as error:
        sys.exit(f"verify_note.py: {error}")


if __name__ == "__main__":
    main()
