"""Writes vocabulary.txt and golden.jsonl: what the Hugging Face tokenizer for bert-base-uncased makes of texts, with a small
vocabulary in place of its own. Run with tokenizers 0.23.3 installed: python golden.py
"""

import json
import unicodedata

from tokenizers import BertWordPieceTokenizer

TEXTS = [
    "",
    "Krüger-Werke AG buys Oxhaven's paper mill for €1.2bn.",
    "KRÜGER-WERKE BUYS OXHAVEN'S MILL",
    "The lenders' consortium (Tarn & Lowe, Banco São Élio) won't co-operate, it said.",
    "eTarn and iOxhaven are partners; McLowe isn't.",
    "Øresund-Łódź line: 45 % of ﬁnance from the ﬂeet",
    "naïve café CAFÉ résumé Ångström ÉÈÊ ñandú",
    "İstanbul ISPARTA ıssız ẞ ß Straße STRASSE",
    "Ελληνική ΤΡΆΠΕΖΑ buys Газбанк and Йошкар",
    "東京電力 buys 三井 mill; カブシキ ガガ が",
    "한국 전력 한국전력",
    "the mill \U0001f600 pays\u200b now \u00ad so-\u00adft\u2028next\u00a0line\u3000end\x85nel",
    "tabs\tand\nlines\r\nand\x00nulls\x07bells\x7f",
    "²³ ½ ① Ⅷ ⅷ 10² 1,250,000.50 $5m £3k ¥9 5%",
    "a+b=c <d> ^e `f` |g| ~h~ i_j {k} [l] \\m @n #o",
    "a≠b ≮ \u037e \u1fef x",
    "“quoted” ‘single’ — dash – en … dots • bullet · middle",
    "[CLS-like] and [ UNK ] and ##mill",
    "jazz buzz",
    "jazzmill millers milling lending lent",
    "x" * 100,
    "x" * 101,
    "mill" * 25,
    "mill" * 26,
    "é" * 100 + " " + "é" * 101,
    "Tarn2Lowe G7 A1 7UP 3M 24-hour B",
    "ǅungla ǆ Ǆ ﬀ",
    "a\u0301b a\u0301 e\u0308 x",
    "\u0301 lead",
    "ｆｕｌｌ ＷＩＤＴＨ １２３",
    "नमस्ते भारत ก็ดี שָׁלוֹם مَرْحَبًا",
]

WORDS = """krug ##er krugger werke ag buys ox ##haven oxhaven paper mill ##mill miller lend ##ers ##ing ##er lent the line
consortium banco sao elio won operate it said partners finance fleet naive cafe resume istanbul strasse straße bank of for
##bn 東 京 ##電 三 カ ##フ ##シ ##キ 한 quoted single dash and [ ] ᄒ ##ᅡ ##ᆫ ##ᄀ ##ᅮ ##ᆨ ελληνικη газ ##банк xx ##xx ## #
² ½ ø ł fi full""".split()
MARKS = [chr(c) for c in range(33, 127) if not chr(c).isalnum()] + list("“”‘’—–…•·€£¥")
LETTERS = [c for c in "abcdefghijklmnopqrstuvwxyz0123456789ıßøæ"]
CONTINUING = ["##" + c for c in LETTERS if c not in "zq"]


def case(s):
    if not any(c.isalpha() for c in s):
        return 3 if any(c.isdigit() for c in s) else 0
    if s.isupper():
        return 2 if len(s) > 1 else 1
    if s[0].isupper():
        return 1
    return 4 if any(c.isupper() for c in s) else 5


vocabulary = list(dict.fromkeys(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *MARKS, *LETTERS, *CONTINUING, *WORDS]))
with open("vocabulary.txt", "w") as file:
    file.write("\n".join(vocabulary))
tokenizer = BertWordPieceTokenizer("vocabulary.txt", lowercase=True)
with open("golden.jsonl", "w") as file:
    for text in TEXTS:
        cut = tokenizer.encode(text, add_special_tokens=False)
        pieces = []
        for number, word, (start, end) in zip(cut.ids, cut.tokens, cut.offsets):
            whole = end
            while whole < len(text) and unicodedata.category(text[whole]) == "Mn":
                whole += 1  # an accent apart belongs to its letter; the tokenizer leaves it in no piece
            span = [len(text[:start].encode()), len(text[:whole].encode())]
            pieces.append([number, *span, int(word.startswith("##") and word != "##"), case(text[start:end])])
        file.write(json.dumps({"text": text, "pieces": pieces}, separators=(",", ":")) + "\n")
