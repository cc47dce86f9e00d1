// Trains the attribution tagger's network, or makes a file of what its teachers say.
//
//   train-net train=FILE dev=FILE model=OUT [vectors=FILE] [teacher=FILE] [seed=1] [epochs=12] ...
//   train-net scores=FILE,FILE,... on=PARAGRAPHS labels=PARAGRAPHS out=FILE [folds=2]
//
// Prints the exact F1 of source, cue and content on dev. Model file: see save(). Teachers: see teach().
#include <chrono>
#include <numeric>
#include "data.hpp"
#include "measure.hpp"
#include "net.hpp"

struct Net {
  int columns = 0, vectorColumn = -1;
  vector<uint32_t> hashes;      // of embedding rows 1, 2, ...
  Rows embeddings;              // (1 + hashes) * H; row 0 is zero
  vector<float> squares;        // Adagrad's sum for each row
  Dense projection;             // vector dimensions * H
  vector<Layer> layers;
  Dense output, outputBias, transitions;
  Chain chain;
  Vectors vectors;

  vector<Dense*> dense() {
    vector<Dense*> all{&projection, &output, &outputBias, &transitions};
    for (auto& layer : layers) all.push_back(&layer.weights), all.push_back(&layer.bias);
    return all;
  }
};

// ---- one paragraph forward and back

struct Dropout { float feature = 0, input = 0, layer = 0; };

struct Pass {
  vector<Rows> activations;   // input of each layer, and the last layer's output
  vector<Rows> narrow;        // what each layer multiplies of its input
  vector<Rows> gates;         // 0 or the factor by which a unit passes
  Rows inputGate, gradient, gated, below, vectorRows;
  vector<uint8_t> dropped;    // features left out
  float featureScale = 1;     // makes up for them
  vector<float> scores;

  void forward(Net& net, const Paragraph& p, const Dropout* dropout, Random& random) {
    const int n = p.n, depth = net.layers.size();
    activations.resize(depth + 1), narrow.resize(depth), gates.resize(depth);
    embed(net, p, dropout, random);
    for (int l = 0; l < depth; l++) {
      Layer& layer = net.layers[l];
      resizeRows(activations[l + 1], n);
      float* out = rowAt(activations[l + 1], 0);
      for (int i = 0; i < n; i++) memcpy(out + size_t(i) * H, layer.bias.w.data(), sizeof(float) * H);
      const float* in = rowAt(activations[l], 0);
      resizeRows(narrow[l], n);
      float* multiplied = rowAt(narrow[l], 0);
      for (int k = 0; k < n * H; k++) multiplied[k] = narrowActivation(in[k]);
      convolve(multiplied, out, layer.narrow.data(), layer.dilation, n);
      gates[l].resize(size_t(n) * H);
      const float keep = dropout ? 1 - dropout->layer : 1;
      const uint32_t threshold = (1 - keep) * 65536;
      for (int k = 0; k < n * H; k++) {
        float gate = out[k] > 0 ? 1 : 0;
        if (threshold && gate) gate = (random.next() >> 16) < threshold ? 0 : 1 / keep;
        gates[l][k] = gate;
        out[k] = in[k] + out[k] * gate;
      }
    }
    scores.resize(size_t(n) * LABELS);
    const float* top = rowAt(activations[depth], 0);
    for (int i = 0; i < n; i++)
      for (int b = 0; b < LABELS; b++) {
        float sum = net.outputBias.w[b];
        for (int k = 0; k < H; k++) sum += top[size_t(i) * H + k] * net.output.w[b * H + k];
        scores[i * LABELS + b] = sum;
      }
  }

  // `error` is the gradient of the scores; dense gradients are added up, embeddings stepped at once.
  void backward(Net& net, const Paragraph& p, const vector<float>& error, const Dropout& dropout, float rowRate) {
    const int n = p.n, depth = net.layers.size();
    resizeRows(gradient, n), resizeRows(gated, n);
    float* g = rowAt(gradient, 0);
    const float* top = rowAt(activations[depth], 0);
    for (int i = 0; i < n; i++)
      for (int b = 0; b < LABELS; b++) {
        const float e = error[i * LABELS + b];
        if (fabsf(e) < 1e-5f) continue;
        net.outputBias.g[b] += e;
        for (int k = 0; k < H; k++) {
          net.output.g[b * H + k] += e * top[size_t(i) * H + k];
          g[size_t(i) * H + k] += e * net.output.w[b * H + k];
        }
      }
    for (int l = depth - 1; l >= 0; l--) {
      Layer& layer = net.layers[l];
      float* through = rowAt(gated, 0);
      for (int k = 0; k < n * H; k++) through[k] = g[k] * gates[l][k];
      for (int i = 0; i < n; i++) for (int k = 0; k < H; k++) layer.bias.g[k] += through[size_t(i) * H + k];
      correlate(rowAt(narrow[l], 0), through, layer.weights.g.data(), layer.dilation, n);
      layer.back(through, g, n);
    }
    if (dropout.input > 0) for (int k = 0; k < n * H; k++) g[k] *= inputGate[k];
    for (int k = 0; k < n * H; k++) g[k] *= featureScale;
    stepEmbeddings(net, p, g, rowRate);
  }

 private:
  void embed(Net& net, const Paragraph& p, const Dropout* dropout, Random& random) {
    const int n = p.n;
    resizeRows(activations[0], n);
    dropped.assign(p.rows.size(), 0);
    const uint32_t threshold = dropout ? dropout->feature * 65536 : 0;
    featureScale = dropout ? 1 / (1 - dropout->feature) : 1;
    for (int i = 0; i < n; i++) {
      float* row = rowAt(activations[0], i);
      for (int c = 0; c < net.columns; c++) {
        const size_t at = size_t(i) * net.columns + c;
        if (!p.rows[at]) continue;
        if (threshold && (random.next() >> 16) < threshold) { dropped[at] = 1; continue; }
        if (c == net.vectorColumn) {
          const float* v = net.vectors.row(p.rows[at] - 1);
          for (int d = 0; d < net.vectors.dimensions; d++)
            for (int k = 0; k < H; k++) row[k] += v[d] * net.projection.w[d * H + k];
        } else {
          const float* e = &net.embeddings[size_t(p.rows[at]) * H];
          for (int k = 0; k < H; k++) row[k] += e[k];
        }
      }
      for (int k = 0; k < H; k++) row[k] *= featureScale;
    }
    if (!dropout || dropout->input <= 0) return;
    inputGate.resize(size_t(n) * H);
    const uint32_t inputThreshold = dropout->input * 65536;
    float* rows = rowAt(activations[0], 0);
    for (int k = 0; k < n * H; k++) {
      inputGate[k] = (random.next() >> 16) < inputThreshold ? 0 : 1 / (1 - dropout->input);
      rows[k] *= inputGate[k];
    }
  }

  void stepEmbeddings(Net& net, const Paragraph& p, const float* g, float rate) {
    for (int i = 0; i < p.n; i++) {
      const float* gi = g + size_t(i) * H;
      float norm = 0;
      for (int k = 0; k < H; k++) norm += gi[k] * gi[k];
      if (norm < 1e-12f) continue;
      for (int c = 0; c < net.columns; c++) {
        const size_t at = size_t(i) * net.columns + c;
        const uint32_t r = p.rows[at];
        if (!r || dropped[at]) continue;
        if (c == net.vectorColumn) {
          const float* v = net.vectors.row(r - 1);
          for (int d = 0; d < net.vectors.dimensions; d++)
            for (int k = 0; k < H; k++) net.projection.g[d * H + k] += v[d] * gi[k];
          continue;
        }
        net.squares[r] += norm / H;
        const float step = rate / sqrtf(net.squares[r] + 1e-2f);
        float* e = &net.embeddings[size_t(r) * H];
        for (int k = 0; k < H; k++) e[k] -= step * gi[k];
      }
    }
  }
};

// ---- measuring

static void measure(Net& net, const vector<Paragraph>& paragraphs) {
  RoleCounts counts;
  Pass pass;
  Random unused(1);
  Posterior posterior;
  double loss = 0, tokens = 0;
  for (auto& layer : net.layers) layer.narrowWeights();
  for (const auto& p : paragraphs) {
    pass.forward(net, p, nullptr, unused);
    compare(counts, bestPath(net.chain, pass.scores.data(), net.transitions.w.data(), p.n), p.labels);
    posterior.run(net.chain, pass.scores.data(), net.transitions.w.data(), p.n);
    for (int i = 0; i < p.n; i++) loss -= logf(posterior.label[i * LABELS + p.labels[i]] + 1e-12f);
    tokens += p.n;
  }
  printf(" loss %.4f", loss / tokens);
  print(counts);
}

// ---- model file: 32-bit numbers

template <class T> static void put(FILE* file, const T* data, size_t count) { fwrite(data, sizeof(T), count, file); }

// width, layers, rows, columns, vector column, vector dimensions; dilations; row hashes; allowed pairs and first labels
// as bytes in words; then floats: embeddings, projection, each layer's weights [tap][in][out] and bias, output
// [label][in], its bias, transitions [from][to].
static void save(Net& net, const string& path) {
  FILE* file = fopen(path.c_str(), "wb");
  const int32_t head[] = {H, int(net.layers.size()), int(net.hashes.size()), net.columns, net.vectorColumn, net.vectors.dimensions};
  put(file, head, 6);
  for (auto& layer : net.layers) put(file, &layer.dilation, 1);
  put(file, net.hashes.data(), net.hashes.size());
  for (int k = 0; k < PAIRS; k++) { const int32_t flag = net.chain.allowed[k]; put(file, &flag, 1); }
  for (int b = 0; b < LABELS; b++) { const int32_t flag = net.chain.first[b]; put(file, &flag, 1); }
  put(file, net.embeddings.data(), net.embeddings.size());
  put(file, net.projection.w.data(), net.projection.w.size());
  for (auto& layer : net.layers) put(file, layer.weights.w.data(), TAPS * H * H), put(file, layer.bias.w.data(), H);
  put(file, net.output.w.data(), H * LABELS), put(file, net.outputBias.w.data(), LABELS), put(file, net.transitions.w.data(), PAIRS);
  fclose(file);
}

// ---- hashes to rows

static void resolveRows(vector<Paragraph>& paragraphs, const Net& net, const Vocabulary& vocabulary) {
  for (auto& p : paragraphs)
    for (size_t at = 0; at < p.rows.size(); at++) {
      const uint32_t hash = p.rows[at];
      if (int(at % net.columns) == net.vectorColumn) {
        const auto found = net.vectors.rowOf.find(hash);
        p.rows[at] = found == net.vectors.rowOf.end() ? 0 : found->second + 1;
      } else {
        const auto found = vocabulary.rowOf.find(hash);
        p.rows[at] = found == vocabulary.rowOf.end() ? 0 : found->second;
      }
    }
}

// ---- teachers

static void readTeacher(const string& path, vector<Paragraph>& paragraphs) {
  const auto words = readWords(path);
  const float* values = reinterpret_cast<const float*>(words.data());
  size_t at = 0;
  for (auto& p : paragraphs) {
    p.teacherPairs.assign(values + at, values + at + PAIRS);
    p.teacher.assign(values + at + PAIRS, values + at + PAIRS + size_t(p.n) * LABELS);
    at += PAIRS + size_t(p.n) * LABELS;
  }
  if (at != words.size()) { fprintf(stderr, "%s does not fit the paragraphs\n", path.c_str()); exit(1); }
}

static Chain chainIn(const vector<Paragraph>& paragraphs) {
  Chain chain;
  for (const auto& p : paragraphs) {
    if (p.weight == 0) continue;
    chain.first[p.labels[0]] = true;
    for (int i = 1; i < p.n; i++) chain.allowed[p.labels[i - 1] * LABELS + p.labels[i]] = true;
  }
  return chain;
}

// What teachers say of paragraphs, in their order: for each its expected label pairs [PAIRS], then the probability of
// each label, LABELS numbers a token. Made of one file of scores a teacher: its transitions [PAIRS], then LABELS a token.
// An article is judged by the mean of all teachers; or, with folds, of those that left it out: the n-th teacher left out
// the articles of fold n modulo folds.
static void teach(const vector<string>& files, const vector<Paragraph>& paragraphs, const Chain& chain, int folds, const string& out) {
  vector<vector<uint32_t>> teachers;
  for (const auto& file : files) teachers.push_back(readWords(file));
  FILE* file = fopen(out.c_str(), "wb");
  Posterior posterior;
  vector<float> mean;
  size_t at = PAIRS;
  for (const auto& p : paragraphs) {
    mean.assign(PAIRS + size_t(p.n) * LABELS, 0);
    for (size_t t = 0; t < teachers.size(); t++) {
      if (folds && t % folds != p.article % folds) continue;
      const float* values = reinterpret_cast<const float*>(teachers[t].data());
      posterior.run(chain, values + at, values, p.n);
      const float weight = float(std::max(folds, 1)) / teachers.size();
      for (int k = 0; k < PAIRS; k++) mean[k] += weight * posterior.pairs[k];
      for (size_t k = 0; k < size_t(p.n) * LABELS; k++) mean[PAIRS + k] += weight * posterior.label[k];
    }
    put(file, mean.data(), mean.size());
    at += size_t(p.n) * LABELS;
  }
  fclose(file);
}

// ---- training

static Net newNet(const Options& options, int columns, const vector<Paragraph>& train, const Vocabulary& vocabulary, Random& random) {
  Net net;
  net.columns = columns;
  net.hashes = vocabulary.hashes;
  net.embeddings.resize((vocabulary.hashes.size() + 1) * H);
  for (size_t k = H; k < net.embeddings.size(); k++) net.embeddings[k] = options.number("spread", 0.1) * random.normal();
  net.squares.assign(vocabulary.hashes.size() + 1, 1e-3f);
  const string dilations = options.text("dilations", "1,2,4,8,16,1");
  for (size_t at = 0; at != string::npos; at = dilations.find(',', at)) {
    if (dilations[at] == ',') at++;
    net.layers.emplace_back();
    net.layers.back().dilation = atoi(dilations.c_str() + at);
    Dense& weights = net.layers.back().weights;
    int inputs = 0;
    for (int t = 0; t < TAPS; t++) inputs += SLICE[2 * t + 1] - SLICE[2 * t];
    weights.init(TAPS * H * H, 0.7f * sqrtf(2.f / inputs), random);
    for (int t = 0; t < TAPS; t++)
      for (int p = 0; p < H; p++)
        if (p < SLICE[2 * t] || p >= SLICE[2 * t + 1]) std::fill_n(&weights.w[(t * H + p) * H], H, 0.f);
    net.layers.back().bias.init(H, 0, random);
  }
  net.output.init(H * LABELS, 0.1, random), net.outputBias.init(LABELS, 0, random), net.transitions.init(PAIRS, 0, random);
  net.chain = chainIn(train);
  return net;
}

int main(int count, char** values) {
  const Options options(count, values);
  const int typeColumns = options.number("typeColumns", 15);
  int columns = 0;
  if (!options.text("scores").empty()) {
    const auto paragraphs = readParagraphs(options.text("on"), columns);
    const Chain chain = chainIn(readParagraphs(options.text("labels"), columns));
    teach(listOf(options.text("scores")), paragraphs, chain, options.number("folds", 0), options.text("out"));
    return 0;
  }
  auto train = readParagraphs(options.text("train"), columns);
  if (!options.text("teacher").empty()) readTeacher(options.text("teacher"), train);
  for (const string name : {"styled", "silver"}) {  // more paragraphs: in other styles, or without annotation
    if (options.text(name).empty()) continue;
    auto more = readParagraphs(options.text(name), columns);
    const string teacher = options.text(name + "Teacher");
    if (!teacher.empty()) readTeacher(teacher, more);
    const float share = options.number(name + "Share", 1);
    Random pick(7);
    for (auto& p : more) {
      if (pick.uniform() >= share) continue;
      if (name == "silver") p.weight = 0, p.article += 1000000;
      train.push_back(std::move(p));
    }
  }
  auto dev = readParagraphs(options.text("dev"), columns);
  Random random(options.number("seed", 1));
  const auto vocabulary = chooseFeatures(train, columns, typeColumns, options.number("articles", 3), options.number("tokens", 4));
  Net net = newNet(options, columns, train, vocabulary, random);
  net.vectors = readVectors(options.text("vectors"));
  if (net.vectors.dimensions) net.vectorColumn = options.number("vectorColumn", 14);
  net.projection.init(size_t(net.vectors.dimensions) * H, 0.05, random);
  resolveRows(train, net, vocabulary), resolveRows(dev, net, vocabulary);
  const float teacherShare = options.number("teacherShare", 0.7);
  printf("%zu features, %zu paragraphs\n", vocabulary.hashes.size(), train.size());

  const int epochs = options.number("epochs", 12), batch = options.number("batch", 8);
  const float rate = options.number("rate", 0.002), decay = options.number("decay", 1e-4), rowRate = options.number("rowRate", 12);
  const Dropout dropout{options.number("featureDropout", 0.1), options.number("inputDropout", 0.3), options.number("layerDropout", 0.1)};
  Pass pass;
  Posterior model;
  vector<size_t> order(train.size());
  std::iota(order.begin(), order.end(), 0);
  vector<vector<float>> average;
  vector<float> error;
  int time = 0, averaged = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    const auto begun = std::chrono::steady_clock::now();
    for (size_t i = order.size() - 1; i > 0; i--) std::swap(order[i], order[random.next() % (i + 1)]);
    double loss = 0, tokens = 0;
    for (size_t at = 0; at < order.size(); at++) {
      if (at % batch == 0) for (auto& layer : net.layers) layer.narrowWeights();
      const Paragraph& p = train[order[at]];
      const float progress = (epoch + float(at) / order.size()) / epochs;
      const float now = rate * (0.02f + 0.49f * (1 + cosf(3.14159f * progress)));
      pass.forward(net, p, &dropout, random);
      model.run(net.chain, pass.scores.data(), net.transitions.w.data(), p.n);
      const bool hasTeacher = !p.teacher.empty();
      const float share = !hasTeacher ? 0 : p.weight == 0 ? 1 : teacherShare;
      error.assign(model.label.begin(), model.label.begin() + size_t(p.n) * LABELS);
      for (size_t k = 0; hasTeacher && k < error.size(); k++) error[k] -= share * p.teacher[k];
      for (int k = 0; k < PAIRS; k++) net.transitions.g[k] += model.pairs[k] - (hasTeacher ? share * p.teacherPairs[k] : 0);
      for (int i = 0; i < p.n; i++) {
        loss -= logf(model.label[i * LABELS + p.labels[i]] + 1e-12f);
        error[i * LABELS + p.labels[i]] -= 1 - share;
        if (i > 0) net.transitions.g[p.labels[i - 1] * LABELS + p.labels[i]] -= 1 - share;
      }
      tokens += p.n;
      pass.backward(net, p, error, dropout, now * rowRate);
      if (at % batch == size_t(batch) - 1 || at + 1 == order.size()) {
        time++;
        for (auto* parameter : net.dense()) parameter->step(now, time, parameter->w.size() > 1000 ? decay : 0, 1.f / batch);
      }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    printf("epoch %d loss %.4f %.1fs", epoch + 1, loss / tokens, seconds);
    measure(net, dev);
    if (epoch < epochs * 0.75f) continue;
    averaged++;
    auto all = net.dense();
    average.resize(all.size() + 1);
    for (size_t a = 0; a <= all.size(); a++) {
      auto& w = a < all.size() ? all[a]->w : net.embeddings;
      average[a].resize(w.size());
      for (size_t k = 0; k < w.size(); k++) average[a][k] += (w[k] - average[a][k]) / averaged;
    }
  }
  auto all = net.dense();
  for (size_t a = 0; a < all.size(); a++) all[a]->w = average[a];
  net.embeddings = average.back();
  printf("averaged");
  measure(net, dev);
  if (!options.text("model").empty()) save(net, options.text("model"));
}
