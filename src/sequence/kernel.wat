;; The tagging network and its decoding in WebAssembly SIMD. net.ts and decoder.ts say what they compute and have the
;; same in plain TypeScript. The network's numbers are integers until the last line of $score, so that both agree to
;; the bit; the decoder adds and multiplies float64 in the same order.
;;
;; A row is `width` int16 numbers, width a multiple of 16. Addresses and sizes are in bytes unless named otherwise.
(module
  (import "net" "memory" (memory 1))

  ;; Puts the address of its row in the place of each hash; `blank`, a row of zeros, where it has none.
  ;;
  ;; Rows are found without a branch that could be guessed wrong. A hash stands in one of two buckets of 4 int32 keys:
  ;; that of its low bits or that of its high bits. The row of the key in slot s is the s-th of `rows`, `rowBytes` each.
  ;; Slots in no use hold key 0 and a row of zeros, so that hash 0, for no feature, needs no test.
  (func (export "find")
    (param $hashes i32) (param $end i32) (param $keys i32) (param $rows i32) (param $bits i32) (param $rowBytes i32)
    (param $blank i32)
    (local $hash i32) (local $low i32) (local $high i32) (local $hits i32) (local $lane i32) (local $all v128)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $hashes) (local.get $end)))
        (local.set $hash (i32.load (local.get $hashes)))
        (local.set $all (i32x4.splat (local.get $hash)))
        (local.set $low
          (i32.shl
            (i32.and (local.get $hash) (i32.sub (i32.shl (i32.const 1) (local.get $bits)) (i32.const 1)))
            (i32.const 2)))
        (local.set $high
          (i32.shl (i32.shr_u (local.get $hash) (i32.sub (i32.const 32) (local.get $bits))) (i32.const 2)))
        (local.set $hits
          (i32.or
            (i32x4.bitmask
              (i32x4.eq
                (local.get $all)
                (v128.load (i32.add (local.get $keys) (i32.shl (local.get $low) (i32.const 2))))))
            (i32.shl
              (i32x4.bitmask
                (i32x4.eq
                  (local.get $all)
                  (v128.load (i32.add (local.get $keys) (i32.shl (local.get $high) (i32.const 2))))))
              (i32.const 4))))
        (local.set $lane (i32.ctz (local.get $hits)))
        (i32.store
          (local.get $hashes)
          (select
            (i32.add
              (local.get $rows)
              (i32.mul
                (local.get $rowBytes)
                (i32.add
                  (select (local.get $low) (local.get $high) (i32.lt_u (local.get $lane) (i32.const 4)))
                  (i32.and (local.get $lane) (i32.const 3)))))
            (local.get $blank)
            (local.get $hits)))
        (local.set $hashes (i32.add (local.get $hashes) (i32.const 4)))
        (br $next))))

  ;; For each of n tokens: out = (the row at its base + the `count` rows whose addresses are in `found`) << shift
  ;; The latter are of `width` int8 numbers.
  (func (export "embed")
    (param $bases i32) (param $found i32) (param $count i32) (param $out i32) (param $n i32) (param $shift i32)
    (param $width i32)
    (local $basesEnd i32) (local $foundEnd i32) (local $base i32) (local $k i32) (local $r i32) (local $row i32)
    (local $at i32) (local $a v128) (local $b v128)
    (local.set $basesEnd (i32.add (local.get $bases) (i32.shl (local.get $n) (i32.const 2))))
    (block $done
      (loop $tokens
        (br_if $done (i32.ge_u (local.get $bases) (local.get $basesEnd)))
        (local.set $foundEnd (i32.add (local.get $found) (i32.shl (local.get $count) (i32.const 2))))
        (local.set $base (i32.load (local.get $bases)))
        (local.set $k (i32.const 0))
        ;; 16 numbers at a time
        (loop $sum
          (local.set $at (i32.add (local.get $base) (i32.shl (local.get $k) (i32.const 1))))
          (local.set $a (v128.load (local.get $at)))
          (local.set $b (v128.load offset=16 (local.get $at)))
          (local.set $r (local.get $found))
          (loop $add
            (local.set $row (i32.add (i32.load (local.get $r)) (local.get $k)))
            (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s (local.get $row))))
            (local.set $b (i16x8.add (local.get $b) (v128.load8x8_s offset=8 (local.get $row))))
            (local.set $r (i32.add (local.get $r) (i32.const 4)))
            (br_if $add (i32.lt_u (local.get $r) (local.get $foundEnd))))
          (v128.store (local.get $out) (i16x8.shl (local.get $a) (local.get $shift)))
          (v128.store offset=16 (local.get $out) (i16x8.shl (local.get $b) (local.get $shift)))
          (local.set $out (i32.add (local.get $out) (i32.const 32)))
          (local.set $k (i32.add (local.get $k) (i32.const 16)))
          (br_if $sum (i32.lt_u (local.get $k) (local.get $width))))
        (local.set $found (local.get $foundEnd))
        (local.set $bases (i32.add (local.get $bases) (i32.const 4)))
        (br $tokens))))

  ;; q = in[k] in steps of 32, rounded, from -64 to 63, plus 64: what the layers read, a byte each, for `count` numbers,
  ;; a multiple of 16. The 64 and the half step for rounding are added before the shift.
  (func (export "narrow") (param $in i32) (param $q i32) (param $count i32)
    (local $end i32) (local $zero v128) (local $offset v128)
    (local.set $offset (i16x8.splat (i32.const 2064)))
    (local.set $end (i32.add (local.get $q) (local.get $count)))
    (loop $next
      (v128.store (local.get $q)
        (i8x16.max_s
          (local.get $zero)
          (i8x16.narrow_i16x8_s
            (i16x8.shr_s (i16x8.add_sat_s (v128.load (local.get $in)) (local.get $offset)) (i32.const 5))
            (i16x8.shr_s
              (i16x8.add_sat_s (v128.load offset=16 (local.get $in)) (local.get $offset))
              (i32.const 5)))))
      (local.set $in (i32.add (local.get $in) (i32.const 32)))
      (local.set $q (i32.add (local.get $q) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $q) (local.get $end)))))

  ;; One residual layer over n rows, two rows and 16 outputs at a time:
  ;;   out[i] = in[i] + max(0, (bias + sum over taps of narrowed in[i + (tap - 1) * dilation] * weights[tap]) >> 1)
  ;; in and out are rows of `width` int16, q and outQ the same rows narrowed, `width` bytes each. Products of four inputs
  ;; are summed in two int16 lanes, which the wrapping of int16 leaves right as long as the whole sum fits.
  ;; Reads of each tap only the inputs that have a weight. `taps` lists, for each tap, where they start and end from the
  ;; narrowed row's address on (int32 each), and is `tapsEnd` long. Weights, int8: for each 16 outputs, each tap: for each
  ;; four inputs 16 outputs times four; then what the tap adds where both its rows are beyond the ends, 16 times two int16.
  ;; Bias: 16 times two int16, the 64 that is in each narrowed number taken off. The rows after the last are of no meaning.
  (func (export "layer")
    (param $in i32) (param $out i32) (param $q i32) (param $outQ i32) (param $weights i32) (param $bias i32)
    (param $taps i32) (param $tapsEnd i32) (param $n i32) (param $width i32)
    (local $start i32) (local $end i32) (local $column i32) (local $w i32) (local $b i32) (local $tap i32)
    (local $x i32) (local $xEnd i32) (local $wide i32)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local $xa v128) (local $xb v128) (local $w0 v128) (local $zero v128) (local $offset v128)
    (local $low v128) (local $high v128)
    (local.set $offset (i16x8.splat (i32.const 2064)))
    (local.set $wide (i32.shl (local.get $width) (i32.const 1)))
    (local.set $start (local.get $q))
    (local.set $end (i32.add (local.get $q) (i32.mul (local.get $n) (local.get $width))))
    (block $rowsDone
      (loop $rows
        (br_if $rowsDone (i32.ge_u (local.get $q) (local.get $end)))
        (local.set $w (local.get $weights))
        (local.set $b (local.get $bias))
        (local.set $column (i32.const 0))
        (loop $outputs
          (local.set $a0 (v128.load (local.get $b)))
          (local.set $a1 (v128.load offset=16 (local.get $b)))
          (local.set $a2 (v128.load offset=32 (local.get $b)))
          (local.set $a3 (v128.load offset=48 (local.get $b)))
          (local.set $b0 (local.get $a0))
          (local.set $b1 (local.get $a1))
          (local.set $b2 (local.get $a2))
          (local.set $b3 (local.get $a3))
          (local.set $b (i32.add (local.get $b) (i32.const 64)))
          (local.set $tap (local.get $taps))
          (loop $nextTap
            (local.set $x (i32.add (local.get $q) (i32.load (local.get $tap))))
            (local.set $xEnd (i32.add (local.get $q) (i32.load offset=4 (local.get $tap))))
            (if
              (i32.or
                (i32.lt_s (i32.add (local.get $x) (local.get $width)) (local.get $start))
                (i32.ge_s (local.get $x) (local.get $end)))
              (then
                (local.set $w
                  (i32.add (local.get $w) (i32.shl (i32.sub (local.get $xEnd) (local.get $x)) (i32.const 4))))
                (local.set $a0 (i16x8.add (local.get $a0) (v128.load (local.get $w))))
                (local.set $b0 (i16x8.add (local.get $b0) (v128.load (local.get $w))))
                (local.set $a1 (i16x8.add (local.get $a1) (v128.load offset=16 (local.get $w))))
                (local.set $b1 (i16x8.add (local.get $b1) (v128.load offset=16 (local.get $w))))
                (local.set $a2 (i16x8.add (local.get $a2) (v128.load offset=32 (local.get $w))))
                (local.set $b2 (i16x8.add (local.get $b2) (v128.load offset=32 (local.get $w))))
                (local.set $a3 (i16x8.add (local.get $a3) (v128.load offset=48 (local.get $w))))
                (local.set $b3 (i16x8.add (local.get $b3) (v128.load offset=48 (local.get $w)))))
              (else
                (loop $inputs
                  (local.set $xa (v128.load32_splat (local.get $x)))
                  (local.set $xb (v128.load32_splat (i32.add (local.get $x) (local.get $width))))
                  (local.set $w0 (v128.load (local.get $w)))
                  (local.set $a0 (i16x8.add (local.get $a0) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xa))))
                  (local.set $b0 (i16x8.add (local.get $b0) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xb))))
                  (local.set $w0 (v128.load offset=16 (local.get $w)))
                  (local.set $a1 (i16x8.add (local.get $a1) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xa))))
                  (local.set $b1 (i16x8.add (local.get $b1) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xb))))
                  (local.set $w0 (v128.load offset=32 (local.get $w)))
                  (local.set $a2 (i16x8.add (local.get $a2) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xa))))
                  (local.set $b2 (i16x8.add (local.get $b2) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xb))))
                  (local.set $w0 (v128.load offset=48 (local.get $w)))
                  (local.set $a3 (i16x8.add (local.get $a3) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xa))))
                  (local.set $b3 (i16x8.add (local.get $b3) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $w0) (local.get $xb))))
                  (local.set $w (i32.add (local.get $w) (i32.const 64)))
                  (local.set $x (i32.add (local.get $x) (i32.const 4)))
                  (br_if $inputs (i32.lt_u (local.get $x) (local.get $xEnd))))))
            (local.set $w (i32.add (local.get $w) (i32.const 64)))
            (local.set $tap (i32.add (local.get $tap) (i32.const 8)))
            (br_if $nextTap (i32.lt_u (local.get $tap) (local.get $tapsEnd))))
          (local.set $x (i32.add (local.get $in) (i32.shl (local.get $column) (i32.const 1))))
          (local.set $xEnd (i32.add (local.get $out) (i32.shl (local.get $column) (i32.const 1))))
          (local.set $tap (i32.add (local.get $outQ) (local.get $column)))
          (local.set $low
            (i16x8.add_sat_s
              (v128.load (local.get $x))
              (i16x8.narrow_i32x4_u
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $a0)) (i32.const 1))
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $a1)) (i32.const 1)))))
          (v128.store (local.get $xEnd) (local.get $low))
          (local.set $high
            (i16x8.add_sat_s
              (v128.load offset=16 (local.get $x))
              (i16x8.narrow_i32x4_u
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $a2)) (i32.const 1))
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $a3)) (i32.const 1)))))
          (v128.store offset=16 (local.get $xEnd) (local.get $high))
          (v128.store (local.get $tap)
            (i8x16.max_s
              (local.get $zero)
              (i8x16.narrow_i16x8_s
                (i16x8.shr_s (i16x8.add_sat_s (local.get $low) (local.get $offset)) (i32.const 5))
                (i16x8.shr_s (i16x8.add_sat_s (local.get $high) (local.get $offset)) (i32.const 5)))))
          (local.set $x (i32.add (local.get $x) (local.get $wide)))
          (local.set $xEnd (i32.add (local.get $xEnd) (local.get $wide)))
          (local.set $tap (i32.add (local.get $tap) (local.get $width)))
          (local.set $low
            (i16x8.add_sat_s
              (v128.load (local.get $x))
              (i16x8.narrow_i32x4_u
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $b0)) (i32.const 1))
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $b1)) (i32.const 1)))))
          (v128.store (local.get $xEnd) (local.get $low))
          (local.set $high
            (i16x8.add_sat_s
              (v128.load offset=16 (local.get $x))
              (i16x8.narrow_i32x4_u
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $b2)) (i32.const 1))
                (i32x4.shr_s (i32x4.extadd_pairwise_i16x8_s (local.get $b3)) (i32.const 1)))))
          (v128.store offset=16 (local.get $xEnd) (local.get $high))
          (v128.store (local.get $tap)
            (i8x16.max_s
              (local.get $zero)
              (i8x16.narrow_i16x8_s
                (i16x8.shr_s (i16x8.add_sat_s (local.get $low) (local.get $offset)) (i32.const 5))
                (i16x8.shr_s (i16x8.add_sat_s (local.get $high) (local.get $offset)) (i32.const 5)))))
          (local.set $column (i32.add (local.get $column) (i32.const 16)))
          (br_if $outputs (i32.lt_u (local.get $column) (local.get $width))))
        (local.set $in (i32.add (local.get $in) (i32.shl (local.get $wide) (i32.const 1))))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $wide) (i32.const 1))))
        (local.set $q (i32.add (local.get $q) (local.get $wide)))
        (local.set $outQ (i32.add (local.get $outQ) (local.get $wide)))
        (br $rows)))
    ;; an odd n has made one row too many: beyond the end are zeros
    (if (i32.and (local.get $n) (i32.const 1))
      (then (memory.fill (i32.sub (local.get $outQ) (local.get $width)) (i32.const 64) (local.get $width)))))

  ;; Scores of n rows: 16 outputs a row, of which the first `labels` are kept, as float32 times `unit`.
  ;; Weights and bias as in a layer with one tap. Each row's spare outputs are overwritten by the next row.
  (func (export "score")
    (param $in i32) (param $out i32) (param $weights i32) (param $bias i32) (param $n i32) (param $width i32)
    (param $labels i32) (param $unit f32)
    (local $end i32) (local $w i32) (local $xEnd i32) (local $x v128) (local $units v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local.set $units (f32x4.splat (local.get $unit)))
    (local.set $end
      (i32.add (local.get $in) (i32.mul (local.get $n) (i32.shl (local.get $width) (i32.const 1)))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $in) (local.get $end)))
        (local.set $a0 (v128.load (local.get $bias)))
        (local.set $a1 (v128.load offset=16 (local.get $bias)))
        (local.set $a2 (v128.load offset=32 (local.get $bias)))
        (local.set $a3 (v128.load offset=48 (local.get $bias)))
        (local.set $w (local.get $weights))
        (local.set $xEnd (i32.add (local.get $in) (i32.shl (local.get $width) (i32.const 1))))
        (loop $inputs
          (local.set $x (v128.load32_splat (local.get $in)))
          (local.set $a0
            (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $w)))))
          (local.set $a1
            (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $x) (v128.load offset=16 (local.get $w)))))
          (local.set $a2
            (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $x) (v128.load offset=32 (local.get $w)))))
          (local.set $a3
            (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $x) (v128.load offset=48 (local.get $w)))))
          (local.set $w (i32.add (local.get $w) (i32.const 64)))
          (local.set $in (i32.add (local.get $in) (i32.const 4)))
          (br_if $inputs (i32.lt_u (local.get $in) (local.get $xEnd))))
        (v128.store (local.get $out) (f32x4.mul (f32x4.convert_i32x4_s (local.get $a0)) (local.get $units)))
        (v128.store offset=16 (local.get $out) (f32x4.mul (f32x4.convert_i32x4_s (local.get $a1)) (local.get $units)))
        (v128.store offset=32 (local.get $out) (f32x4.mul (f32x4.convert_i32x4_s (local.get $a2)) (local.get $units)))
        (v128.store offset=48 (local.get $out) (f32x4.mul (f32x4.convert_i32x4_s (local.get $a3)) (local.get $units)))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $labels) (i32.const 2))))
        (br $rows))))

  ;; ---- Decoding. A position has 16 lanes, one a label; labels beyond the chain's own can't be reached. A matrix has, for
  ;; each label led from, 16 lanes for the labels led to. Scores of position i begin at scores + i * stride, as float32;
  ;; 16 of them may be read.

  ;; best[i] = the score of the best path up to each label of position i, float64; best[0] is given, without its scores.
  ;; Then the path from the best last label backwards, one byte a position; of equals the lowest label is taken. `turned`
  ;; is the matrix with from and to exchanged.
  (func (export "viterbi")
    (param $scores i32) (param $stride i32) (param $n i32) (param $labels i32) (param $matrix i32) (param $turned i32)
    (param $lasts i32) (param $best i32) (param $path i32)
    (local $at i32) (local $end i32) (local $from i32) (local $fromEnd i32) (local $m i32) (local $label i32)
    (local $x v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (call $addScores (local.get $best) (local.get $scores))
    (local.set $at (local.get $best))
    (local.set $end
      (i32.add (local.get $best) (i32.shl (i32.sub (local.get $n) (i32.const 1)) (i32.const 7))))
    (block $done
      (loop $positions
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $a (v128.const f64x2 -inf -inf))
        (local.set $b (local.get $a))
        (local.set $c (local.get $a))
        (local.set $d (local.get $a))
        (local.set $e (local.get $a))
        (local.set $f (local.get $a))
        (local.set $g (local.get $a))
        (local.set $h (local.get $a))
        (local.set $m (local.get $matrix))
        (local.set $from (local.get $at))
        (local.set $fromEnd (i32.add (local.get $at) (i32.shl (local.get $labels) (i32.const 3))))
        (loop $froms
          (local.set $x (v128.load64_splat (local.get $from)))
          (local.set $a (f64x2.pmax (local.get $a) (f64x2.add (local.get $x) (v128.load (local.get $m)))))
          (local.set $b (f64x2.pmax (local.get $b) (f64x2.add (local.get $x) (v128.load offset=16 (local.get $m)))))
          (local.set $c (f64x2.pmax (local.get $c) (f64x2.add (local.get $x) (v128.load offset=32 (local.get $m)))))
          (local.set $d (f64x2.pmax (local.get $d) (f64x2.add (local.get $x) (v128.load offset=48 (local.get $m)))))
          (local.set $e (f64x2.pmax (local.get $e) (f64x2.add (local.get $x) (v128.load offset=64 (local.get $m)))))
          (local.set $f (f64x2.pmax (local.get $f) (f64x2.add (local.get $x) (v128.load offset=80 (local.get $m)))))
          (local.set $g (f64x2.pmax (local.get $g) (f64x2.add (local.get $x) (v128.load offset=96 (local.get $m)))))
          (local.set $h (f64x2.pmax (local.get $h) (f64x2.add (local.get $x) (v128.load offset=112 (local.get $m)))))
          (local.set $m (i32.add (local.get $m) (i32.const 128)))
          (local.set $from (i32.add (local.get $from) (i32.const 8)))
          (br_if $froms (i32.lt_u (local.get $from) (local.get $fromEnd))))
        (local.set $at (i32.add (local.get $at) (i32.const 128)))
        (local.set $scores (i32.add (local.get $scores) (local.get $stride)))
        (v128.store (local.get $at) (local.get $a))
        (v128.store offset=16 (local.get $at) (local.get $b))
        (v128.store offset=32 (local.get $at) (local.get $c))
        (v128.store offset=48 (local.get $at) (local.get $d))
        (v128.store offset=64 (local.get $at) (local.get $e))
        (v128.store offset=80 (local.get $at) (local.get $f))
        (v128.store offset=96 (local.get $at) (local.get $g))
        (v128.store offset=112 (local.get $at) (local.get $h))
        (call $addScores (local.get $at) (local.get $scores))
        (br $positions)))
    (local.set $label (call $bestOf (local.get $at) (local.get $lasts)))
    (local.set $path (i32.add (local.get $path) (i32.sub (local.get $n) (i32.const 1))))
    (loop $back
      (i32.store8 (local.get $path) (local.get $label))
      (if (i32.gt_u (local.get $at) (local.get $best))
        (then
          (local.set $at (i32.sub (local.get $at) (i32.const 128)))
          (local.set $path (i32.sub (local.get $path) (i32.const 1)))
          (local.set $label
            (call $bestOf (local.get $at) (i32.add (local.get $turned) (i32.shl (local.get $label) (i32.const 7)))))
          (br $back)))))

  ;; The lowest label for which at[label] + other[label] is largest: that of the even labels and that of the odd ones in
  ;; two lanes, then the better of the two.
  (func $bestOf (param $at i32) (param $other i32) (result i32)
    (local $end i32) (local $even i64) (local $odd i64) (local $top0 f64) (local $top1 f64)
    (local $value v128) (local $top v128) (local $better v128) (local $found v128) (local $labels v128)
    (local.set $top (v128.const f64x2 -inf -inf))
    (local.set $labels (v128.const i64x2 0 1))
    (local.set $end (i32.add (local.get $at) (i32.const 128)))
    (loop $next
      (local.set $value (f64x2.add (v128.load (local.get $at)) (v128.load (local.get $other))))
      (local.set $better (f64x2.gt (local.get $value) (local.get $top)))
      (local.set $top (v128.bitselect (local.get $value) (local.get $top) (local.get $better)))
      (local.set $found (v128.bitselect (local.get $labels) (local.get $found) (local.get $better)))
      (local.set $labels (i64x2.add (local.get $labels) (v128.const i64x2 2 2)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (local.set $other (i32.add (local.get $other) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $even (i64x2.extract_lane 0 (local.get $found)))
    (local.set $odd (i64x2.extract_lane 1 (local.get $found)))
    (local.set $top0 (f64x2.extract_lane 0 (local.get $top)))
    (local.set $top1 (f64x2.extract_lane 1 (local.get $top)))
    (i32.wrap_i64
      (select
        (local.get $odd)
        (local.get $even)
        (i32.or
          (f64.gt (local.get $top1) (local.get $top0))
          (i32.and
            (f64.eq (local.get $top1) (local.get $top0))
            (i64.lt_u (local.get $odd) (local.get $even)))))))

  ;; Adds 16 float32 to 16 float64.
  (func $addScores (param $to i32) (param $scores i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (i32.const 128)))
    (loop $pairs
      (v128.store (local.get $to)
        (f64x2.add (v128.load (local.get $to)) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $scores)))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $scores (i32.add (local.get $scores) (i32.const 8)))
      (br_if $pairs (i32.lt_u (local.get $to) (local.get $end)))))

  ;; The probability of each label at each position, over all paths, float32: forwards, then backwards, each position
  ;; brought to a sum of one, so that nothing grows or vanishes however long the sequence is.
  ;; p[0] is given: 1 for labels that may be first; `back`: 1 for those that may be last. `weights` is the matrix of the
  ;; exponentials of the transitions, `turned` the same with from and to exchanged. `emit` has room for
  ;; n positions; in the end it holds the sums of the way forwards alone.
  (func (export "sums")
    (param $scores i32) (param $stride i32) (param $n i32) (param $labels i32) (param $weights i32) (param $turned i32)
    (param $p i32) (param $back i32) (param $emit i32)
    (local $first i32) (local $last i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $first (local.get $p))
    (local.set $last (i32.add (local.get $p) (i32.shl (i32.sub (local.get $n) (i32.const 1)) (i32.const 6))))
    (loop $forwards
      (call $exponentiate (local.get $scores) (local.get $labels) (local.get $emit))
      (call $normalize (local.get $p) (local.get $emit))
      (if (i32.lt_u (local.get $p) (local.get $last))
        (then
          (call $product (local.get $p) (local.get $weights) (local.get $labels) (i32.add (local.get $p) (i32.const 64)))
          (local.set $p (i32.add (local.get $p) (i32.const 64)))
          (local.set $scores (i32.add (local.get $scores) (local.get $stride)))
          (local.set $emit (i32.add (local.get $emit) (i32.const 64)))
          (br $forwards))))
    (loop $backwards
      (local.set $a (v128.load (local.get $p)))
      (local.set $b (v128.load offset=16 (local.get $p)))
      (local.set $c (v128.load offset=32 (local.get $p)))
      (local.set $d (v128.load offset=48 (local.get $p)))
      (call $normalize (local.get $p) (local.get $back))
      (call $normalize (local.get $back) (local.get $emit))
      (v128.store (local.get $emit) (local.get $a))
      (v128.store offset=16 (local.get $emit) (local.get $b))
      (v128.store offset=32 (local.get $emit) (local.get $c))
      (v128.store offset=48 (local.get $emit) (local.get $d))
      (if (i32.gt_u (local.get $p) (local.get $first))
        (then
          (call $product (local.get $back) (local.get $turned) (local.get $labels) (local.get $back))
          (local.set $p (i32.sub (local.get $p) (i32.const 64)))
          (local.set $emit (i32.sub (local.get $emit) (i32.const 64)))
          (br $backwards)))))

  ;; to = in * matrix
  (func $product (param $in i32) (param $matrix i32) (param $labels i32) (param $to i32)
    (local $end i32) (local $x v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $in) (i32.shl (local.get $labels) (i32.const 2))))
    (loop $froms
      (local.set $x (v128.load32_splat (local.get $in)))
      (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $x) (v128.load (local.get $matrix)))))
      (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $x) (v128.load offset=16 (local.get $matrix)))))
      (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $x) (v128.load offset=32 (local.get $matrix)))))
      (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $x) (v128.load offset=48 (local.get $matrix)))))
      (local.set $matrix (i32.add (local.get $matrix) (i32.const 64)))
      (local.set $in (i32.add (local.get $in) (i32.const 4)))
      (br_if $froms (i32.lt_u (local.get $in) (local.get $end))))
    (v128.store (local.get $to) (local.get $a))
    (v128.store offset=16 (local.get $to) (local.get $b))
    (v128.store offset=32 (local.get $to) (local.get $c))
    (v128.store offset=48 (local.get $to) (local.get $d)))

  ;; Multiplies a position by another and divides it by its sum, unless that is nothing.
  (func $normalize (param $at i32) (param $by i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128) (local $sum v128)
    (local.set $a (f32x4.mul (v128.load (local.get $at)) (v128.load (local.get $by))))
    (local.set $b (f32x4.mul (v128.load offset=16 (local.get $at)) (v128.load offset=16 (local.get $by))))
    (local.set $c (f32x4.mul (v128.load offset=32 (local.get $at)) (v128.load offset=32 (local.get $by))))
    (local.set $d (f32x4.mul (v128.load offset=48 (local.get $at)) (v128.load offset=48 (local.get $by))))
    (local.set $sum
      (f32x4.add
        (f32x4.add (local.get $a) (local.get $b))
        (f32x4.add (local.get $c) (local.get $d))))
    (local.set $sum
      (f32x4.splat
        (f32.max
          (f32.const 1e-37)
          (f32.add
            (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
            (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))))
    (v128.store (local.get $at) (f32x4.div (local.get $a) (local.get $sum)))
    (v128.store offset=16 (local.get $at) (f32x4.div (local.get $b) (local.get $sum)))
    (v128.store offset=32 (local.get $at) (f32x4.div (local.get $c) (local.get $sum)))
    (v128.store offset=48 (local.get $at) (f32x4.div (local.get $d) (local.get $sum))))

  ;; emit = exp(score - the largest score of the labels); labels beyond them come to nothing, see $sums. The difference
  ;; is brought into [-87, 0]; its exponential is 2^k times the Taylor series of the rest, which is at most half of ln 2,
  ;; to its 6th power; right to the last digits of a float32. A call would cost more than the sum.
  (func $exponentiate (param $scores i32) (param $labels i32) (param $emit i32)
    (local $end i32) (local $largest v128) (local $lanes v128)
    (local $x v128) (local $k v128) (local $r v128) (local $p v128)
    ;; the largest of the labels' scores, in each lane
    (local.set $largest (v128.const f32x4 -inf -inf -inf -inf))
    (local.set $lanes (v128.const i32x4 0 1 2 3))
    (local.set $end (i32.add (local.get $scores) (i32.const 64)))
    (loop $next
      (local.set $largest
        (f32x4.pmax
          (local.get $largest)
          (v128.bitselect
            (v128.load (local.get $scores))
            (v128.const f32x4 -inf -inf -inf -inf)
            (i32x4.lt_s (local.get $lanes) (i32x4.splat (local.get $labels))))))
      (local.set $lanes (i32x4.add (local.get $lanes) (v128.const i32x4 4 4 4 4)))
      (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $scores) (local.get $end))))
    (local.set $scores (i32.sub (local.get $scores) (i32.const 64)))
    (local.set $largest
      (f32x4.pmax
        (local.get $largest)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $largest) (local.get $largest))))
    (local.set $largest
      (f32x4.pmax
        (local.get $largest)
        (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $largest) (local.get $largest))))
    (local.set $end (i32.add (local.get $emit) (i32.const 64)))
    (loop $fours
      (local.set $x
        (f32x4.pmax
          (v128.const f32x4 -87 -87 -87 -87)
          (f32x4.pmin
            (v128.const f32x4 0 0 0 0)
            (f32x4.sub (v128.load (local.get $scores)) (local.get $largest)))))
      (local.set $k
        (f32x4.nearest
          (f32x4.mul (local.get $x) (v128.const f32x4 1.4426950408889634 1.4426950408889634 1.4426950408889634 1.4426950408889634))))
      (local.set $r
        (f32x4.sub
          (f32x4.sub
            (local.get $x)
            (f32x4.mul (local.get $k) (v128.const f32x4 0.693359375 0.693359375 0.693359375 0.693359375)))
          (f32x4.mul (local.get $k) (v128.const f32x4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4))))
      (local.set $p (v128.const f32x4 1.3888889e-3 1.3888889e-3 1.3888889e-3 1.3888889e-3))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 8.3333333e-3 8.3333333e-3 8.3333333e-3 8.3333333e-3)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 4.1666667e-2 4.1666667e-2 4.1666667e-2 4.1666667e-2)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 0.16666667 0.16666667 0.16666667 0.16666667)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 0.5 0.5 0.5 0.5)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1 1 1 1)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1 1 1 1)))
      ;; 2^k: k + 127 in the bits of the exponent
      (v128.store
        (local.get $emit)
        (f32x4.mul
          (local.get $p)
          (i32x4.shl
            (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $k)) (v128.const i32x4 127 127 127 127))
            (i32.const 23))))
      (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
      (local.set $emit (i32.add (local.get $emit) (i32.const 16)))
      (br_if $fours (i32.lt_u (local.get $emit) (local.get $end))))))
