// The network: a sum of feature rows, then residual layers of dilated convolutions of width 3, then one score a label.
// Rows of activations are padded with MARGIN zero rows on either side, so that taps need no check.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>
#include "chain.hpp"

#ifndef WIDTH
#define WIDTH 64
#endif
constexpr int H = WIDTH;
constexpr int TAPS = 3;
#ifndef SLICES
#define SLICES 0, H, 0, H, 0, H
#endif
// Which of its inputs each tap reads, from and to: narrow slices make a layer cheap.
constexpr int SLICE[2 * TAPS] = {SLICES};
constexpr int MARGIN = 20;  // the widest dilation, and the 4 rows of a block

// A small fast generator (xorshift64*), so that the same seed gives the same weights on every machine.
struct Random {
  uint64_t state;
  explicit Random(uint64_t seed) : state(seed * 0x9E3779B97F4A7C15ull + 1) { for (int i = 0; i < 8; i++) next(); }
  uint32_t next() {
    state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
    return (state * 2685821657736338717ull) >> 32;
  }
  float uniform() { return (next() >> 8) * (1.0f / 16777216); }
  float normal() { return sqrtf(-2 * logf(uniform() + 1e-12f)) * cosf(6.2831853f * uniform()); }
};

// A dense parameter with its gradient and Adam's moments.
struct Dense {
  std::vector<float> w, g, m, v;
  void init(size_t n, float spread, Random& random) {
    w.resize(n), g.assign(n, 0), m.assign(n, 0), v.assign(n, 0);
    for (auto& x : w) x = spread ? spread * random.normal() : 0;
  }
  void step(float rate, int time, float decay, float scale) {
    const float a = rate * sqrtf(1 - powf(.999f, time)) / (1 - powf(.9f, time));
    for (size_t i = 0; i < w.size(); i++) {
      const float x = g[i] * scale;
      m[i] = .9f * m[i] + .1f * x;
      v[i] = .999f * v[i] + .001f * x * x;
      w[i] -= a * m[i] / (sqrtf(v[i]) + 1e-7f) + rate * decay * w[i];
      g[i] = 0;
    }
  }
};

using Rows = std::vector<float>;
inline void resizeRows(Rows& rows, int n) { rows.assign(size_t(n + 2 * MARGIN) * H, 0); }
inline float* rowAt(Rows& rows, int i) { return &rows[size_t(i + MARGIN) * H]; }

// out[i] += sum over taps t and inputs p of in[i + (t - 1) * dilation][p] * w[t][p], four rows at a time
inline void convolve(const float* in, float* out, const float* w, int dilation, int n) {
  for (int i = 0; i < n; i += 4) {
    float sum[4][H];
    memcpy(sum, out + size_t(i) * H, sizeof sum);
    for (int t = 0; t < TAPS; t++) {
      const float* x = in + (ptrdiff_t(i) + (t - 1) * dilation) * H;
      const float* row = w + (t * H + SLICE[2 * t]) * H;
      for (int p = SLICE[2 * t]; p < SLICE[2 * t + 1]; p++, row += H) {
        const float a = x[p], b = x[H + p], c = x[2 * H + p], d = x[3 * H + p];
        for (int k = 0; k < H; k++) {
          sum[0][k] += a * row[k], sum[1][k] += b * row[k], sum[2][k] += c * row[k], sum[3][k] += d * row[k];
        }
      }
    }
    memcpy(out + size_t(i) * H, sum, sizeof(float) * H * std::min(4, n - i));
  }
}

// gradient[t][p] += sum over i of in[i + (t - 1) * dilation][p] * g[i], four inputs at a time
inline void correlate(const float* in, const float* g, float* gradient, int dilation, int n) {
  for (int t = 0; t < TAPS; t++) {
    for (int p = SLICE[2 * t]; p < SLICE[2 * t + 1]; p += 4) {
      float sum[4][H] = {};
      const float* x = in + ptrdiff_t(t - 1) * dilation * H + p;
      for (int i = 0; i < n; i++, x += H) {
        const float* gi = g + size_t(i) * H;
        for (int k = 0; k < H; k++) {
          sum[0][k] += x[0] * gi[k], sum[1][k] += x[1] * gi[k], sum[2][k] += x[2] * gi[k], sum[3][k] += x[3] * gi[k];
        }
      }
      float* into = gradient + (t * H + p) * H;
      for (int q = 0; q < 4; q++) for (int k = 0; k < H; k++) into[q * H + k] += sum[q][k];
    }
  }
}

// below[i + (t - 1) * dilation][p] += sum over outputs k of g[i][k] * turned[t][k][p]: the gradient of a layer's input
template <int t>
inline void convolveBack(const float* g, float* below, const float* turned, int dilation, int n) {
  constexpr int from = SLICE[2 * t], size = SLICE[2 * t + 1] - from;
  const float* w = turned + t * H * H;
  for (int j = 0; j < n; j += 4) {
    const float* x = g + (ptrdiff_t(j) - (t - 1) * dilation) * H;
    float sum[4][size] = {};
    for (int k = 0; k < H; k++) {
      const float a = x[k], b = x[H + k], c = x[2 * H + k], d = x[3 * H + k];
      const float* row = w + k * size;
      for (int p = 0; p < size; p++) sum[0][p] += a * row[p], sum[1][p] += b * row[p], sum[2][p] += c * row[p], sum[3][p] += d * row[p];
    }
    for (int q = 0; q < std::min(4, n - j); q++)
      for (int p = 0; p < size; p++) below[(size_t(j) + q) * H + from + p] += sum[q][p];
  }
}

// What layers multiply is in steps of 1/8 from -8 on, 128 of them, and their weights in steps of 1/64: src/sequence/net.ts
// says why. Gradients pass as if it were not so.
inline float narrowActivation(float x) { return std::clamp(floorf(x * 8 + .5f), -64.f, 63.f) / 8; }
inline float narrowWeight(float w) { return std::clamp(floorf(w * 64 + .5f), -127.f, 127.f) / 64; }

struct Layer {
  int dilation = 1;
  Dense weights, bias;
  std::vector<float> narrow;  // the weights, in steps
  std::vector<float> turned;  // the same, [tap][out][in of the tap's slice]
  void narrowWeights() {
    narrow.resize(TAPS * H * H), turned.resize(TAPS * H * H);
    for (size_t i = 0; i < narrow.size(); i++) narrow[i] = narrowWeight(weights.w[i]);
    for (int t = 0; t < TAPS; t++)
      for (int k = 0; k < H; k++)
        for (int p = SLICE[2 * t], size = SLICE[2 * t + 1] - p, q = 0; q < size; p++, q++)
          turned[t * H * H + k * size + q] = narrow[(t * H + p) * H + k];
  }
  void back(const float* g, float* below, int n) const {
    convolveBack<0>(g, below, turned.data(), dilation, n);
    convolveBack<1>(g, below, turned.data(), dilation, n);
    convolveBack<2>(g, below, turned.data(), dilation, n);
  }
};
