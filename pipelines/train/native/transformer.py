"""Trains a transformer teacher on top of a pretrained encoder (MiniLM and its like), or scores paragraphs with it.

    python transformer.py train model=FOLDER train=words.jsonl styled=words.jsonl teacher=teacher.pt [dev=words.jsonl] [folds=2 fold=0] ...
    python transformer.py score model=FOLDER teacher=teacher.pt words=words.jsonl out=FILE [folds=2 fold=0]

The folder holds the encoder's weights, *.safetensors or *.onnx, and its *tokenizer.json.
The encoder reads windows of whole paragraphs of one article; what a lower-cased vocabulary hides (part of
speech, quotation state, letter case, likely cues) comes in as embeddings of its own. On top is a linear chain over the
labels. Each epoch reads each article once, most of those that have a restyled copy in
that one. Scores go to a file as native/train-net.cpp reads it: transitions, then LABELS numbers a token, float32.
"""
import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

LABELS = 14
ROLES = "--sssscccccccc"
MARKS = (32, 16, 8, 16)  # sizes of the four kinds of mark in the words files
FORBIDDEN = -1e4
PAD, UNKNOWN, BEGIN, END = 0, 100, 101, 102
LONGEST = 150  # words: longer paragraphs are read in parts


def locked(x, share, training):
    """Dropout that leaves out the same numbers at all places of a window: a fifth of the cost of independent ones."""
    return x * F.dropout(torch.ones(x.shape[0], 1, x.shape[2], dtype=x.dtype), share) if training else x


class Layer(nn.Module):
    def __init__(self, weights, at, heads=12):
        super().__init__()
        self.heads = heads
        linear = lambda *names: self.linear([(weights[f"{at}{n}.weight"], weights[f"{at}{n}.bias"]) for n in names])
        self.qkv = linear("attention.self.query", "attention.self.key", "attention.self.value")
        self.o, self.up, self.down = linear("attention.output.dense"), linear("intermediate.dense"), linear("output.dense")
        self.norm1 = norm(weights, f"{at}attention.output.LayerNorm")
        self.norm2 = norm(weights, f"{at}output.LayerNorm")

    @staticmethod
    def linear(parts):
        weight, bias = torch.cat([w for w, _ in parts]), torch.cat([b for _, b in parts])
        layer = nn.Linear(weight.shape[1], weight.shape[0])
        layer.weight.data, layer.bias.data = weight, bias
        return layer

    def forward(self, x, bias):
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q / math.sqrt(w // self.heads)) @ k.transpose(2, 3) + bias.to(q.dtype)
        seen = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.o(seen))
        return self.norm2(x + locked(self.down(F.gelu(self.up(x))), 0.1, self.training))


def norm(weights, at):
    layer = nn.LayerNorm(len(weights[f"{at}.weight"]), eps=1e-12)
    layer.weight.data, layer.bias.data = weights[f"{at}.weight"], weights[f"{at}.bias"]
    return layer


def only(folder, pattern):
    (path,) = Path(folder).glob(pattern)
    return str(path)


def encoderWeights(folder):
    if any(Path(folder).glob("*.safetensors")):
        return {k: v.float() for k, v in load_file(only(folder, "*.safetensors")).items()}
    graph = onnx.load(only(folder, "*.onnx")).graph
    values = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in graph.initializer}
    weights = {k: v.float() for k, v in values.items() if not k.startswith("onnx::")}
    for node in graph.node:  # a matrix is known by the place where it multiplies
        if node.op_type == "MatMul" and node.input[1] in values:
            at = node.name.strip("/").replace("/MatMul", "").replace("/", ".")
            weights[f"{at}.weight"] = values[node.input[1]].T.contiguous()
    return weights


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        weights = encoderWeights(folder)
        depth = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layer."))
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"])
        positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        self.positions = nn.Embedding.from_pretrained(positions)
        self.norm = norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{l}.") for l in range(depth))
        width = positions.shape[1]
        self.marks = nn.ModuleList(nn.Embedding(size, width) for size in MARKS)
        for table in self.marks:
            nn.init.zeros_(table.weight)
        self.topMarks = nn.ModuleList(nn.Embedding(size, 32) for size in MARKS)
        self.mix = nn.GRU(width + 32 * len(MARKS), 128, bidirectional=True, batch_first=True)
        self.output = nn.Linear(256, LABELS)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.register_buffer("forbidden", torch.zeros(LABELS, LABELS))
        self.register_buffer("notFirst", torch.zeros(LABELS))

    def forward(self, batch):
        """Scores [tokens, LABELS] of the batch's tokens, in order."""
        ids = batch.ids
        b, n = ids.shape
        with torch.autocast("cpu", dtype=torch.bfloat16):
            bias = (ids == PAD)[:, None, None, :] * FORBIDDEN
            x = self.norm(self.words(ids) + self.positions(torch.arange(n))[None])
            x = locked(x + sum(table(batch.marks[..., k]) for k, table in enumerate(self.marks)), 0.1, self.training)
            for layer in self.layers:
                x = layer(x, bias)
        flat = x.float().reshape(b * n, -1)[batch.heads]
        flat = torch.cat([flat, *(t(batch.tokenMarks[:, k]) for k, t in enumerate(self.topMarks))], -1)
        flat = F.dropout(flat, 0.2, self.training)
        padded = torch.zeros(len(batch.lengths), max(batch.lengths), flat.shape[-1])
        padded[batch.row, batch.column] = flat
        mixed, _ = self.mix(padded)
        return self.output(F.dropout(mixed, 0.2, self.training))

    def loss(self, scores, batch):
        """Negative log-likelihood of the label paths."""
        transitions = self.transitions + self.forbidden
        labels, mask = batch.labels, batch.mask
        gold = scores.gather(2, labels[..., None])[..., 0] * mask
        steps = transitions[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        alpha = scores[:, 0] + self.notFirst
        for i in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + transitions, 1) + scores[:, i]
            alpha = torch.where(mask[:, i, None] > 0, after, alpha)
        return (torch.logsumexp(alpha, 1) - gold.sum(1) - steps.sum(1)).sum() / mask.sum()


class Batch:
    """Windows of word pieces; the tokens' first pieces; and the paragraphs that these make up."""

    def __init__(self, windows):
        n = max(len(w.ids) for w in windows)
        self.ids = torch.full((len(windows), n), PAD)
        self.marks = torch.zeros(len(windows), n, len(MARKS), dtype=torch.long)
        heads, labels, self.lengths, tokenMarks = [], [], [], []
        for b, w in enumerate(windows):
            self.ids[b, : len(w.ids)] = torch.tensor(w.ids)
            self.marks[b, : len(w.ids)] = torch.tensor(w.marks)
            heads += [b * n + h for h in w.heads]
            tokenMarks += [w.marks[h] for h in w.heads]
            labels += w.labels
            self.lengths += w.lengths
        self.heads, self.tokenMarks = torch.tensor(heads), torch.tensor(tokenMarks)
        self.row = torch.tensor([p for p, length in enumerate(self.lengths) for _ in range(length)])
        self.column = torch.tensor([i for length in self.lengths for i in range(length)])
        self.mask = torch.zeros(len(self.lengths), max(self.lengths))
        self.mask[self.row, self.column] = 1
        self.labels = torch.zeros(self.mask.shape, dtype=torch.long)
        self.labels[self.row, self.column] = torch.tensor(labels)


class Window:
    def __init__(self, article):
        self.article, self.ids, self.marks, self.heads, self.labels, self.lengths = article, [BEGIN], [[0] * 4], [], [], []

    def add(self, pieces, marks, labels):
        for ids, mark in zip(pieces, marks):
            self.heads.append(len(self.ids))
            self.ids += ids
            self.marks += [mark] * len(ids)
        self.ids.append(END)
        self.marks.append([0] * 4)
        self.labels += labels
        self.lengths.append(len(labels))


def readWindows(path, tokenizer, size):
    windows, known = [], {}

    def pieces(word):
        if word not in known:
            known[word] = tokenizer.encode(word, add_special_tokens=False).ids[:4] or [UNKNOWN]
        return known[word]

    with open(path) as lines:
        for line in lines:
            p = json.loads(line)
            marks = [p["marks"][i : i + 4] for i in range(0, len(p["marks"]), 4)]
            for at in range(0, len(p["words"]), LONGEST):
                part = slice(at, at + LONGEST)
                ids = [pieces(w) for w in p["words"][part]]
                length = sum(map(len, ids)) + 1
                last = windows[-1] if windows else None
                if not last or last.article != p["article"] or len(last.ids) + length > size:
                    windows.append(Window(p["article"]))
                windows[-1].add(ids, marks[part], p["labels"][part])
    return windows


def batches(windows, pieces, order):
    """Windows of like length together, about `pieces` word pieces a batch."""
    result = []
    for k in range(0, len(order), 64):
        some = sorted(order[k : k + 64], key=lambda w: len(windows[w].ids))
        at = 0
        while at < len(some):
            end, longest = at, 0
            while end < len(some) and max(longest, len(windows[some[end]].ids)) * (end - at + 1) <= max(pieces, len(windows[some[at]].ids)):
                longest = max(longest, len(windows[some[end]].ids))
                end += 1
            result.append(some[at:end])
            at = end
    return result


def decode(scores, transitions, notFirst, length):
    best, back = scores[0] + notFirst, []
    for i in range(1, length):
        ways = best[:, None] + transitions
        back.append(ways.argmax(0))
        best = ways.max(0) + scores[i]
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(path):
    role = lambda label: "q" if label in (6, 7) else ROLES[label]
    found, i = set(), 0
    while i < len(path):
        if path[i] < 2:
            i += 1
            continue
        end = i + 1
        while end < len(path) and path[end] >= 2 and path[end] & 1 and role(path[end]) == role(path[i]):
            end += 1
        found.add((role(path[i]), i, end))
        i = end
    return found


@torch.no_grad()
def scoreAll(model, windows, pieces=3000):
    """For each window its tokens' scores, [tokens, LABELS]."""
    model.eval()
    scores = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda w: len(windows[w].ids))
    for some in batches(windows, pieces, order):
        batch = Batch([windows[w] for w in some])
        flat = model(batch)[batch.row, batch.column].numpy()
        at = 0
        for w in some:
            count = len(windows[w].heads)
            scores[w] = flat[at : at + count]
            at += count
    model.train()
    return scores


def measure(model, windows):
    counts = {role: [0, 0, 0] for role in "sqc"}
    transitions = (model.transitions + model.forbidden).detach().numpy()
    notFirst = model.notFirst.numpy()
    for window, scores in zip(windows, scoreAll(model, windows)):
        at = 0
        for length in window.lengths:
            found = spans(decode(scores[at : at + length], transitions, notFirst, length))
            gold = spans(window.labels[at : at + length])
            at += length
            for role, *_ in found:
                counts[role][1] += 1
            for role, *_ in gold:
                counts[role][2] += 1
            for role, *_ in found & gold:
                counts[role][0] += 1
    return "  ".join(f"{r} {100 * c[0] / max(1, c[1]):.1f}/{100 * c[0] / max(1, c[2]):.1f} {200 * c[0] / max(1, c[1] + c[2]):.2f}" for r, c in counts.items())


def train(o, tokenizer):
    torch.manual_seed(int(o.get("seed", 1)))
    rng = np.random.default_rng(int(o.get("seed", 1)))
    size, folds, share = int(o.get("window", 144)), int(o.get("folds", 0)), float(o.get("styledShare", 0.7))
    versions = [readWindows(o[name], tokenizer, size) for name in ("train", "styled")]
    if folds:
        versions = [[w for w in windows if w.article % folds != int(o["fold"])] for windows in versions]
    windows = versions[0] + versions[1]
    model = Teacher(o["model"])
    allowed, first = np.zeros((LABELS, LABELS), bool), np.zeros(LABELS, bool)
    for w in windows:
        at = 0
        for length in w.lengths:
            path = w.labels[at : at + length]
            at += length
            first[path[0]] = True
            allowed[path[:-1], path[1:]] = True
    model.forbidden[:] = torch.from_numpy(np.where(allowed, 0, FORBIDDEN))
    model.notFirst[:] = torch.from_numpy(np.where(first, 0, FORBIDDEN))
    fresh = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("layers.")]
    tuned = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("layers.")]
    rate = float(o["rate"])
    optimizer = torch.optim.AdamW([{"params": tuned, "lr": rate}, {"params": fresh, "lr": 2e-3}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    epochs, pieces = int(o["epochs"]), int(o.get("pieces", 2400))
    copied = np.zeros(1 + max(w.article for w in windows), bool)
    copied[[w.article for w in versions[1]]] = True
    plans = []
    for _ in range(epochs):
        restyled = copied & (rng.random(len(copied)) < share)
        order = [k for k in rng.permutation(len(windows)) if restyled[windows[k].article] == (k >= len(versions[0]))]
        plans.append(batches(windows, pieces, order))
    total, warm = sum(map(len, plans)), 0.1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (warm * total), max(0.02, (1 - s / total) / (1 - warm))))
    dev = readWindows(o["dev"], tokenizer, size) if "dev" in o else None
    step, begun = 0, time.time()
    for plan in plans:
        losses = []
        for index in rng.permutation(len(plan)):
            batch = Batch([windows[w] for w in plan[index]])
            loss = model.loss(model(batch), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*tuned, *fresh], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            losses.append(loss.item())
            if step % 20 == 0:
                print(f"step {step}/{total} loss {np.mean(losses[-20:]):.4f} {time.time() - begun:.0f}s", flush=True)
    if dev:
        print(f"dev {measure(model, dev)}", flush=True)
    torch.save({k: v for k, v in model.state_dict().items() if not k.startswith(("words", "positions"))}, o["teacher"])


def score(o, tokenizer):
    model = Teacher(o["model"])
    model.load_state_dict(torch.load(o["teacher"]), strict=False)
    windows = readWindows(o["words"], tokenizer, int(o.get("window", 144)))
    folds = int(o.get("folds", 0))  # only the articles that the model left out; zeros elsewhere
    chosen = [w for w in windows if not folds or w.article % folds == int(o["fold"])]
    found = iter(scoreAll(model, chosen))
    with open(o["out"], "wb") as out:
        out.write((model.transitions + 0).detach().numpy().astype("<f4").tobytes())
        for w in windows:
            mine = not folds or w.article % folds == int(o["fold"])
            out.write((next(found) if mine else np.zeros((len(w.heads), LABELS))).astype("<f4").tobytes())


if __name__ == "__main__":
    options = dict(pair.split("=", 1) for pair in sys.argv[2:])
    torch.set_num_threads(1)  # two teachers are trained side by side
    vocabulary = Tokenizer.from_file(only(options["model"], "*tokenizer.json"))
    vocabulary.no_padding()
    vocabulary.no_truncation()
    {"train": train, "score": score}[sys.argv[1]](options, vocabulary)
