"""Linear SVM of scikit-learn on TF-IDF, for comparison: scikit.py TRAIN TEST ANSWERS words|words+characters

Lines of TRAIN: label TAB 1 if kept back for confidence, else 0 TAB text. Lines of TEST: label TAB 0 TAB text.
Writes ANSWERS: for each ticket kept back, then for each of TEST, label TAB confidence: the softmax of its scores at
the temperature under which the tickets kept back are most likely.
Prints as JSON what it cost.
"""
import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t", 2) for line in file]
    return [r[0] for r in rows], np.array([r[1] == "1" for r in rows], dtype=bool), np.array([r[2] for r in rows], dtype=object)


def learn(texts, labels):
    views = [TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")]
    if sys.argv[4] != "words":
        views.append(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True))
    return make_pipeline(make_union(*views), LinearSVC(C=0.5)).fit(texts, labels)


def score(model, texts):
    scores = model.decision_function(texts)
    return np.stack([-scores, scores], axis=1) if scores.ndim == 1 else scores


def likelihood(scores, temperature):
    scaled = (scores - scores.max(axis=1, keepdims=True)) / temperature
    return scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))


def answer(model, scores, temperature):
    best = scores.argmax(axis=1)
    return model.classes_[best], np.exp(likelihood(scores, temperature)[np.arange(len(best)), best])


def fit(model, scores, labels):
    """The best of 60 temperatures; a label that the model does not know cannot tell."""
    known = np.isin(labels, model.classes_)
    right = np.searchsorted(model.classes_, labels[known])
    rows = np.arange(len(right))
    return max(np.geomspace(0.02, 5, 60), key=lambda t: likelihood(scores[known], t)[rows, right].mean())


def peak():
    with open("/proc/self/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


labels, held, texts = read(sys.argv[1])
labels = np.array(labels, dtype=object).astype(str)
_, _, asked = read(sys.argv[2])

begun = time.process_time()
model = learn(texts, labels)
kept = ([], [])
temperature = 1.0
if held.any() and len(set(labels[~held])) > 1:
    other = learn(texts[~held], labels[~held])
    scores = score(other, texts[held])
    temperature = fit(other, scores, labels[held])
    kept = answer(other, scores, temperature)
trained = time.process_time()
score(model, asked[:500])
before = time.process_time()
answers = answer(model, score(model, asked), temperature)
spent = time.process_time() - before

with open(sys.argv[3], "w", encoding="utf-8") as file:
    for names, confidences in (kept, answers):
        for name, confidence in zip(names, confidences):
            file.write(f"{name}\t{confidence:.9f}\n")
print(
    json.dumps(
        {
            "kept": len(kept[0]),
            "train": trained - begun,
            "perSecond": len(asked) / spent,
            "memory": peak(),
        }
    )
)
