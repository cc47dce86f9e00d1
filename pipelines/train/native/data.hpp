// Reading what pipelines/train/attributions/dump.ts wrote, and the word vectors.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using std::size_t;
using std::string;
using std::vector;

struct Paragraph {
  int n = 0;
  uint32_t article = 0;
  float weight = 1;         // 0 where there are no gold labels, only a teacher
  vector<uint8_t> labels;
  vector<uint8_t> named;    // 1 where the token is a proper noun
  vector<uint32_t> rows;    // n * columns: first hashes, then rows of the embedding table (0: none)
  vector<float> teacher;    // n * LABELS probabilities; empty where there is no teacher
  vector<float> teacherPairs;  // expected label pairs, LABELS * LABELS
};

inline vector<uint32_t> readWords(const string& path) {
  FILE* file = fopen(path.c_str(), "rb");
  if (!file) { fprintf(stderr, "cannot read %s\n", path.c_str()); exit(1); }
  fseek(file, 0, SEEK_END);
  vector<uint32_t> words(ftell(file) / 4);
  rewind(file);
  if (fread(words.data(), 4, words.size(), file) != words.size()) exit(1);
  fclose(file);
  return words;
}

inline vector<Paragraph> readParagraphs(const string& path, int& columns) {
  const auto words = readWords(path);
  vector<Paragraph> paragraphs;
  columns = words[0];
  for (size_t at = 1; at < words.size();) {
    Paragraph p;
    p.n = words[at++];
    p.article = words[at++];
    for (int i = 0; i < p.n; i++, at++) {
      p.labels.push_back(words[at] & 255);
      p.named.push_back(words[at] >> 8);
    }
    p.rows.assign(words.begin() + at, words.begin() + at + size_t(p.n) * columns);
    at += size_t(p.n) * columns;
    paragraphs.push_back(std::move(p));
  }
  return paragraphs;
}

// Pretrained vectors by the hash of their feature: count, dimensions, hashes, then rows of floats.
struct Vectors {
  int dimensions = 0;
  std::unordered_map<uint32_t, int> rowOf;
  vector<uint32_t> hashes;
  vector<float> values;
  const float* row(int r) const { return &values[size_t(r) * dimensions]; }
};

inline Vectors readVectors(const string& path) {
  Vectors v;
  if (path.empty()) return v;
  const auto words = readWords(path);
  const uint32_t count = words[0];
  v.dimensions = words[1];
  v.hashes.assign(words.begin() + 2, words.begin() + 2 + count);
  for (uint32_t i = 0; i < count; i++) v.rowOf[v.hashes[i]] = i;
  const float* values = reinterpret_cast<const float*>(words.data() + 2 + count);
  v.values.assign(values, values + size_t(count) * v.dimensions);
  return v;
}

// The features worth a row: those seen in at least `articles` articles (names do not count), numbered from 1 by hash.
struct Vocabulary {
  vector<uint32_t> hashes;
  std::unordered_map<uint32_t, uint32_t> rowOf;
};

inline Vocabulary chooseFeatures(const vector<Paragraph>& paragraphs, int columns, int typeColumns, int articles, int tokens) {
  struct Count { uint32_t lastArticle = ~0u; int articles = 0; int tokens = 0; };
  std::unordered_map<uint32_t, Count> counts;
  for (const auto& p : paragraphs) {
    for (int i = 0; i < p.n; i++) {
      for (int c = 0; c < columns; c++) {
        const uint32_t hash = p.rows[size_t(i) * columns + c];
        if (!hash || (p.named[i] && c < typeColumns && c >= 7)) continue;
        Count& count = counts[hash];
        count.tokens++;
        if (count.lastArticle != p.article) { count.lastArticle = p.article; count.articles++; }
      }
    }
  }
  Vocabulary vocabulary;
  for (const auto& [hash, count] : counts)
    if (count.articles >= articles && count.tokens >= tokens) vocabulary.hashes.push_back(hash);
  std::sort(vocabulary.hashes.begin(), vocabulary.hashes.end());
  for (size_t i = 0; i < vocabulary.hashes.size(); i++) vocabulary.rowOf[vocabulary.hashes[i]] = i + 1;
  return vocabulary;
}
