// Trains a linear chain (conditional random field) as another kind of teacher, or scores paragraphs with it.
//
//   train-linear train=FILE [dev=FILE] [folds=4 fold=0] [epochs=5] score=FILE,FILE,... out=FILE,FILE,...
//
// Features are those of the network, the words around, and pairs of them; transitions depend on the parts of speech, the
// words and the quotation marks at both tokens. Scores are as train-net.cpp's readTeacher() has them.
#include <chrono>
#include <numeric>
#include "data.hpp"
#include "measure.hpp"
#include "net.hpp"

constexpr int POS = 0, EVENT = 21, HEADS = 18;  // columns of the words files: part of speech, marks around, cues around
constexpr int LEMMA = 8;
constexpr int STRIDE = 16;  // numbers a row of weights, LABELS of them used
constexpr int AROUND = 3;

static uint32_t pair(uint32_t kind, uint32_t a, uint32_t b) {
  uint32_t h = kind * 0x9e3779b1u ^ a ^ (b ^ b >> 15) * 0x27d4eb2fu;
  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

struct Sequence {
  int n;
  uint32_t article;
  vector<uint8_t> labels;
  vector<uint32_t> emissions, transitions;  // n * EMISSIONS and n * TRANSITIONS hashes, then rows; 0: none
};
constexpr int TRANSITIONS = 6;
static int EMISSIONS;

static vector<Sequence> readSequences(const string& path) {
  int columns;
  auto paragraphs = readParagraphs(path, columns);
  EMISSIONS = columns + 4 * AROUND + 5;
  vector<Sequence> sequences;
  for (auto& p : paragraphs) {
    Sequence s{p.n, p.article, p.labels, {}, {}};
    const auto at = [&](int i, int c) { return i < 0 || i >= p.n ? 1u : p.rows[size_t(i) * columns + c]; };
    for (int i = 0; i < p.n; i++) {
      auto& e = s.emissions;
      e.insert(e.end(), &p.rows[size_t(i) * columns], &p.rows[size_t(i + 1) * columns]);
      for (int d = 1; d <= AROUND; d++)
        for (int side : {-d, d}) e.push_back(pair(300 + side, at(i + side, LEMMA), 0)), e.push_back(pair(310 + side, at(i + side, POS), at(i, LEMMA)));
      e.push_back(pair(320, at(i - 1, LEMMA), at(i, LEMMA)));
      e.push_back(pair(321, at(i, LEMMA), at(i + 1, LEMMA)));
      e.push_back(pair(322, at(i - 1, LEMMA), at(i + 1, LEMMA)));
      e.push_back(pair(323, at(i - 2, LEMMA), at(i - 1, LEMMA)));
      e.push_back(pair(324, at(i + 1, LEMMA), at(i + 2, LEMMA)));
      auto& t = s.transitions;
      t.push_back(7);
      t.push_back(pair(330, at(i - 1, POS), at(i, POS)));
      t.push_back(pair(331, at(i, LEMMA), 0));
      t.push_back(pair(332, at(i - 1, LEMMA), 0));
      t.push_back(pair(333, at(i, EVENT), 0));
      t.push_back(pair(334, at(i, HEADS), 0));
    }
    p.rows.clear();
    sequences.push_back(std::move(s));
  }
  return sequences;
}

using Rows32 = std::unordered_map<uint32_t, uint32_t>;

// Features seen at least `least` times, numbered from 1.
static Rows32 choose(const vector<Sequence>& sequences, vector<uint32_t> Sequence::* list, int least) {
  Rows32 counts, rows;
  counts.reserve(1 << 24);
  for (const auto& s : sequences) for (const uint32_t hash : s.*list) counts[hash]++;
  vector<uint32_t> kept;
  for (const auto& [hash, count] : counts) if (hash && int(count) >= least) kept.push_back(hash);
  std::sort(kept.begin(), kept.end());
  for (size_t k = 0; k < kept.size(); k++) rows[kept[k]] = k + 1;
  return rows;
}

static void resolve(vector<Sequence>& sequences, const Rows32& emissions, const Rows32& transitions) {
  const auto find = [](vector<uint32_t>& list, const Rows32& rows) {
    for (auto& x : list) { const auto found = rows.find(x); x = found == rows.end() ? 0 : found->second; }
  };
  for (auto& s : sequences) find(s.emissions, emissions), find(s.transitions, transitions);
}

struct Weights {  // with Adagrad's sums
  vector<float> w, squares, mean;
  int stride, averaged = 0;
  void init(size_t rows, int width) { stride = width, w.assign(rows * width, 0), squares.assign(rows * width, 1), mean.assign(rows * width, 0); }
  void step(size_t row, const float* gradient, int size, float rate) {
    float* x = &w[row * stride];
    float* q = &squares[row * stride];
    for (int k = 0; k < size; k++) q[k] += gradient[k] * gradient[k], x[k] -= rate * gradient[k] / sqrtf(q[k]);
  }
  void average() { averaged++; for (size_t k = 0; k < w.size(); k++) mean[k] += (w[k] - mean[k]) / averaged; }
};

struct Linear {
  Weights emissions, transitions;
  Chain chain;
  vector<float> score, steps, forward, backward;

  void run(const Sequence& s, float scale) {
    const int n = s.n;
    score.assign(size_t(n) * STRIDE, 0), steps.assign(size_t(n) * PAIRS, 0);
    forward.assign(size_t(n) * LABELS, 0), backward.assign(size_t(n) * LABELS, 0);
    for (int i = 0; i < n; i++) {
      float* out = &score[size_t(i) * STRIDE];
      for (int f = 0; f < EMISSIONS; f++) {
        const uint32_t row = s.emissions[size_t(i) * EMISSIONS + f];
        if (!row) continue;
        const float* w = &emissions.w[size_t(row) * STRIDE];
        for (int b = 0; b < STRIDE; b++) out[b] += w[b];
      }
      float top = -1e30f;
      for (int b = 0; b < LABELS; b++) top = std::max(top, out[b] *= scale);
      for (int b = 0; b < LABELS; b++) out[b] = expf(out[b] - top);
      if (i == 0) continue;
      float* step = &steps[size_t(i) * PAIRS];
      for (int f = 0; f < TRANSITIONS; f++) {
        const uint32_t row = s.transitions[size_t(i) * TRANSITIONS + f];
        if (!row) continue;
        const float* w = &transitions.w[size_t(row) * PAIRS];
        for (int k = 0; k < PAIRS; k++) step[k] += w[k];
      }
      for (int k = 0; k < PAIRS; k++) step[k] = chain.allowed[k] ? expf(std::min(step[k], 30.f)) : 0;
    }
    pass(n);
  }

  void label(int i, float* out) const {
    for (int b = 0; b < LABELS; b++) out[b] = forward[size_t(i) * LABELS + b] * backward[size_t(i) * LABELS + b];
    normalize(out, LABELS);
  }

  void pairs(int i, float* out) const {  // of tokens i - 1 and i
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        out[a * LABELS + b] = forward[size_t(i - 1) * LABELS + a] * steps[size_t(i) * PAIRS + a * LABELS + b] * score[size_t(i) * STRIDE + b] * backward[size_t(i) * LABELS + b];
    normalize(out, PAIRS);
  }

  vector<uint8_t> best(int n) const {
    vector<float> reach(score.begin(), score.begin() + LABELS);
    for (int b = 0; b < LABELS; b++) if (!chain.first[b]) reach[b] = 0;
    vector<uint8_t> back(size_t(n) * LABELS), path(n);
    for (int i = 1; i < n; i++) {
      vector<float> next(LABELS, 0);
      for (int b = 0; b < LABELS; b++)
        for (int a = 0; a < LABELS; a++) {
          const float way = reach[a] * steps[size_t(i) * PAIRS + a * LABELS + b];
          if (way > next[b]) next[b] = way, back[size_t(i) * LABELS + b] = a;
        }
      for (int b = 0; b < LABELS; b++) next[b] *= score[size_t(i) * STRIDE + b];
      normalize(next.data(), LABELS);
      reach = next;
    }
    int label = std::max_element(reach.begin(), reach.end()) - reach.begin();
    for (int i = n - 1; i >= 0; i--) path[i] = label, label = back[size_t(i) * LABELS + label];
    return path;
  }

 private:
  static void normalize(float* row, int size) {
    float sum = 1e-30f;
    for (int b = 0; b < size; b++) sum += row[b];
    for (int b = 0; b < size; b++) row[b] /= sum;
  }
  void pass(int n) {
    for (int b = 0; b < LABELS; b++) forward[b] = chain.first[b] ? score[b] : 0;
    normalize(&forward[0], LABELS);
    for (int i = 1; i < n; i++) {
      float* to = &forward[size_t(i) * LABELS];
      for (int a = 0; a < LABELS; a++)
        for (int b = 0; b < LABELS; b++) to[b] += to[a - LABELS] * steps[size_t(i) * PAIRS + a * LABELS + b];
      for (int b = 0; b < LABELS; b++) to[b] *= score[size_t(i) * STRIDE + b];
      normalize(to, LABELS);
    }
    for (int b = 0; b < LABELS; b++) backward[size_t(n - 1) * LABELS + b] = 1;
    for (int i = n - 1; i > 0; i--) {
      float next[LABELS];
      float* to = &backward[size_t(i - 1) * LABELS];
      for (int b = 0; b < LABELS; b++) next[b] = to[LABELS + b] * score[size_t(i) * STRIDE + b];
      for (int a = 0; a < LABELS; a++)
        for (int b = 0; b < LABELS; b++) to[a] += steps[size_t(i) * PAIRS + a * LABELS + b] * next[b];
      normalize(to, LABELS);
    }
  }
};

static void learn(Linear& model, const Sequence& s, float rate, float dropout, Random& random) {
  // Features left out of this paragraph's pass: their rows are set to 0 in a copy.
  Sequence seen = s;
  const uint32_t threshold = dropout * 65536;
  for (auto& row : seen.emissions) if ((random.next() >> 16) < threshold) row = 0;
  model.run(seen, 1);
  float gradient[STRIDE] = {}, pairs[PAIRS];
  for (int i = 0; i < s.n; i++) {
    model.label(i, gradient);
    if (1 - gradient[s.labels[i]] > 1e-3f) {
      gradient[s.labels[i]] -= 1;
      for (int f = 0; f < EMISSIONS; f++) {
        const uint32_t row = seen.emissions[size_t(i) * EMISSIONS + f];
        if (row) model.emissions.step(row, gradient, STRIDE, rate);
      }
    }
    if (i == 0) continue;
    model.pairs(i, pairs);
    const int gold = s.labels[i - 1] * LABELS + s.labels[i];
    if (1 - pairs[gold] < 1e-3f) continue;
    pairs[gold] -= 1;
    for (int f = 0; f < TRANSITIONS; f++) {
      const uint32_t row = s.transitions[size_t(i) * TRANSITIONS + f];
      if (row) model.transitions.step(row, pairs, PAIRS, rate);
    }
  }
}

static void measure(Linear& model, const vector<Sequence>& sequences, float scale) {
  RoleCounts counts;
  for (const auto& s : sequences) model.run(s, scale), compare(counts, model.best(s.n), s.labels);
  print(counts);
}

int main(int count, char** values) {
  const Options options(count, values);
  auto train = readSequences(options.text("train"));
  if (options.given.count("folds")) {
    const uint32_t folds = options.number("folds", 4), fold = options.number("fold", 0);
    train.erase(std::remove_if(train.begin(), train.end(), [&](auto& s) { return s.article % folds == fold; }), train.end());
  }
  const auto emissionRows = choose(train, &Sequence::emissions, options.number("least", 3));
  const auto transitionRows = choose(train, &Sequence::transitions, options.number("leastStep", 5));
  resolve(train, emissionRows, transitionRows);
  Linear model;
  model.emissions.init(emissionRows.size() + 1, STRIDE), model.transitions.init(transitionRows.size() + 1, PAIRS);
  for (const auto& s : train) {
    model.chain.first[s.labels[0]] = true;
    for (int i = 1; i < s.n; i++) model.chain.allowed[s.labels[i - 1] * LABELS + s.labels[i]] = true;
  }
  printf("%zu + %zu features, %zu paragraphs\n", emissionRows.size(), transitionRows.size(), train.size());
  vector<Sequence> dev;
  if (options.given.count("dev")) dev = readSequences(options.text("dev")), resolve(dev, emissionRows, transitionRows);
  const int epochs = options.number("epochs", 5);
  const float rate = options.number("rate", 0.02), dropout = options.number("dropout", 0.3);
  Random random(options.number("seed", 1));
  vector<size_t> order(train.size());
  std::iota(order.begin(), order.end(), 0);
  for (int epoch = 0; epoch < epochs; epoch++) {
    const auto begun = std::chrono::steady_clock::now();
    for (size_t i = order.size() - 1; i > 0; i--) std::swap(order[i], order[random.next() % (i + 1)]);
    for (const size_t s : order) learn(model, train[s], rate, dropout, random);
    if (epoch >= epochs / 3) model.emissions.average(), model.transitions.average();
    printf("epoch %d %.1fs", epoch + 1, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    measure(model, dev, 1 - dropout);
  }
  model.emissions.w = model.emissions.mean, model.transitions.w = model.transitions.mean;
  for (const float scale : {1 - dropout, 1 - dropout / 2, 1.f}) printf("averaged, scale %.2f", scale), measure(model, dev, scale);
  const auto sets = listOf(options.text("score")), outs = listOf(options.text("out"));
  for (size_t k = 0; k < sets.size(); k++) {
    auto sequences = readSequences(sets[k]);
    resolve(sequences, emissionRows, transitionRows);
    FILE* file = fopen(outs[k].c_str(), "wb");
    float label[LABELS], pairs[PAIRS], sums[PAIRS];
    for (const auto& s : sequences) {
      model.run(s, 1 - dropout);
      std::fill_n(sums, PAIRS, 0.f);
      for (int i = 1; i < s.n; i++) {
        model.pairs(i, pairs);
        for (int k = 0; k < PAIRS; k++) sums[k] += pairs[k];
      }
      fwrite(sums, sizeof(float), PAIRS, file);
      for (int i = 0; i < s.n; i++) model.label(i, label), fwrite(label, sizeof(float), LABELS, file);
    }
    fclose(file);
  }
}
