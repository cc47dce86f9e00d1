// The linear chain over the labels: expected counts by forward-backward, and the best path.
#pragma once
#include <cmath>
#include <cstring>
#include <vector>

constexpr int LABELS = 14;
constexpr int PAIRS = LABELS * LABELS;

struct Chain {
  bool allowed[PAIRS] = {};
  bool first[LABELS] = {};
};

// Posterior of a chain: probabilities of labels [n * LABELS] and of label pairs summed over positions [PAIRS].
struct Posterior {
  std::vector<float> label, forward, backward, emit;
  float pairs[PAIRS];

  void run(const Chain& chain, const float* scores, const float* transitions, int n) {
    label.resize(n * LABELS), forward.resize(n * LABELS), backward.resize(n * LABELS), emit.resize(n * LABELS);
    float weights[PAIRS];
    for (int k = 0; k < PAIRS; k++) weights[k] = chain.allowed[k] ? expf(transitions[k]) : 0;
    for (int i = 0; i < n; i++) {
      const float* s = scores + i * LABELS;
      float top = s[0];
      for (int b = 1; b < LABELS; b++) top = std::max(top, s[b]);
      for (int b = 0; b < LABELS; b++) emit[i * LABELS + b] = expf(s[b] - top);
    }
    for (int b = 0; b < LABELS; b++) forward[b] = chain.first[b] ? emit[b] : 0;
    normalize(&forward[0]);
    for (int i = 1; i < n; i++) {
      float sum[LABELS] = {};
      for (int a = 0; a < LABELS; a++)
        for (int b = 0; b < LABELS; b++) sum[b] += forward[(i - 1) * LABELS + a] * weights[a * LABELS + b];
      for (int b = 0; b < LABELS; b++) forward[i * LABELS + b] = sum[b] * emit[i * LABELS + b];
      normalize(&forward[i * LABELS]);
    }
    for (int b = 0; b < LABELS; b++) backward[(n - 1) * LABELS + b] = 1;
    memset(pairs, 0, sizeof pairs);
    for (int i = n - 2; i >= 0; i--) {
      float next[LABELS], joint[PAIRS], total = 0;
      for (int b = 0; b < LABELS; b++) next[b] = backward[(i + 1) * LABELS + b] * emit[(i + 1) * LABELS + b];
      for (int a = 0; a < LABELS; a++) {
        float sum = 0;
        for (int b = 0; b < LABELS; b++) {
          const float step = weights[a * LABELS + b] * next[b];
          sum += step;
          joint[a * LABELS + b] = forward[i * LABELS + a] * step;
          total += joint[a * LABELS + b];
        }
        backward[i * LABELS + a] = sum;
      }
      const float scale = 1 / (total + 1e-30f);
      for (int k = 0; k < PAIRS; k++) pairs[k] += joint[k] * scale;
      normalize(&backward[i * LABELS]);
    }
    for (int i = 0; i < n; i++) {
      for (int b = 0; b < LABELS; b++) label[i * LABELS + b] = forward[i * LABELS + b] * backward[i * LABELS + b];
      normalize(&label[i * LABELS]);
    }
  }

 private:
  static void normalize(float* row) {
    float sum = 1e-30f;
    for (int b = 0; b < LABELS; b++) sum += row[b];
    for (int b = 0; b < LABELS; b++) row[b] /= sum;
  }
};

inline std::vector<uint8_t> bestPath(const Chain& chain, const float* scores, const float* transitions, int n) {
  std::vector<float> best(n * LABELS, -1e30f);
  std::vector<uint8_t> back(n * LABELS), path(n);
  for (int b = 0; b < LABELS; b++) if (chain.first[b]) best[b] = scores[b];
  for (int i = 1; i < n; i++) {
    for (int b = 0; b < LABELS; b++) {
      float top = -1e30f;
      for (int a = 0; a < LABELS; a++) {
        if (!chain.allowed[a * LABELS + b]) continue;
        const float score = best[(i - 1) * LABELS + a] + transitions[a * LABELS + b];
        if (score > top) top = score, back[i * LABELS + b] = a;
      }
      best[i * LABELS + b] = top + scores[i * LABELS + b];
    }
  }
  int label = 0;
  for (int b = 1; b < LABELS; b++) if (best[(n - 1) * LABELS + b] > best[(n - 1) * LABELS + label]) label = b;
  for (int i = n - 1; i >= 0; i--) path[i] = label, label = back[i * LABELS + label];
  return path;
}
