// Exact spans by role, and options given as name=value.
#pragma once
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>
#include "chain.hpp"

struct Options {
  std::map<std::string, string> given;
  Options(int count, char** values) {
    for (int i = 1; i < count; i++) {
      const std::string pair = values[i];
      const auto equals = pair.find('=');
      given[pair.substr(0, equals)] = equals == std::string::npos ? "1" : pair.substr(equals + 1);
    }
  }
  std::string text(const std::string& name, const std::string& fallback = "") const {
    const auto found = given.find(name);
    return found == given.end() ? fallback : found->second;
  }
  float number(const std::string& name, float fallback) const { return given.count(name) ? atof(given.at(name).c_str()) : fallback; }
};

inline std::vector<std::string> listOf(const std::string& text) {
  std::vector<std::string> list;
  for (size_t from = 0; from < text.size();) {
    const size_t comma = std::min(text.find(',', from), text.size());
    list.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  return list;
}

inline const char* ROLE_OF = "--sssscccccccc";  // by label; cues are 6 and 7
inline char roleOf(int label) { return label == 6 || label == 7 ? 'q' : ROLE_OF[label]; }

inline std::set<std::tuple<char, int, int>> spansOf(const std::vector<uint8_t>& path) {
  std::set<std::tuple<char, int, int>> spans;
  const int n = path.size();
  for (int i = 0; i < n;) {
    if (path[i] < 2) { i++; continue; }
    int end = i + 1;
    while (end < n && path[end] >= 2 && (path[end] & 1) && roleOf(path[end]) == roleOf(path[i])) end++;
    spans.insert({roleOf(path[i]), i, end});
    i = end;
  }
  return spans;
}

using RoleCounts = std::map<char, std::array<int, 3>>;  // right, found, gold

inline void compare(RoleCounts& counts, const std::vector<uint8_t>& path, const std::vector<uint8_t>& labels) {
  const auto found = spansOf(path), gold = spansOf(labels);
  for (const auto& span : found) counts[std::get<0>(span)][0] += gold.count(span), counts[std::get<0>(span)][1]++;
  for (const auto& span : gold) counts[std::get<0>(span)][2]++;
}

inline void print(RoleCounts& counts) {
  for (const auto& [role, name] : {std::pair{'s', "source"}, {'q', "cue"}, {'c', "content"}}) {
    const auto& c = counts[role];
    printf("  %s %.1f/%.1f %.2f", name, 100. * c[0] / (c[1] + 1e-9), 100. * c[0] / (c[2] + 1e-9), 200. * c[0] / (c[1] + c[2] + 1e-9));
  }
  printf("\n");
  fflush(stdout);
}
