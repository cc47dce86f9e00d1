;; The tagging network's inner loops in WebAssembly SIMD. net.ts says what they compute and has the same arithmetic in
;; plain TypeScript; every number is an integer until the last line of $score, so that both agree to the bit.
;;
;; A row is `width` int16 numbers, width a multiple of 16. Addresses and sizes are in bytes unless named otherwise.
(module
  (import "net" "memory" (memory 1))

  ;; out = (base + the rows of `count` hashes, as found in the table) << shift
  ;; The table has mask + 1 entries of 8 bytes: a hash (0: free) and the address of a row of `width` int8 numbers.
  (func (export "embed")
    (param $base i32) (param $hashes i32) (param $count i32) (param $out i32) (param $shift i32)
    (param $table i32) (param $mask i32) (param $width i32)
    (local $end i32) (local $hash i32) (local $slot i32) (local $entry i32) (local $key i32) (local $row i32)
    (local $k i32)
    (memory.copy (local.get $out) (local.get $base) (i32.shl (local.get $width) (i32.const 1)))
    (local.set $end (i32.add (local.get $hashes) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $hashes) (local.get $end)))
        (local.set $hash (i32.load (local.get $hashes)))
        (local.set $hashes (i32.add (local.get $hashes) (i32.const 4)))
        (br_if $next (i32.eqz (local.get $hash)))
        (local.set $slot (local.get $hash))
        (loop $probe
          (local.set $entry
            (i32.add (local.get $table)
              (i32.shl (i32.and (local.get $slot) (local.get $mask)) (i32.const 3))))
          (local.set $key (i32.load (local.get $entry)))
          (br_if $next (i32.eqz (local.get $key)))
          (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
          (br_if $probe (i32.ne (local.get $key) (local.get $hash))))
        (local.set $row (i32.load offset=4 (local.get $entry)))
        (local.set $k (i32.const 0))
        (loop $add
          (v128.store
            (i32.add (local.get $out) (i32.shl (local.get $k) (i32.const 1)))
            (i16x8.add
              (v128.load (i32.add (local.get $out) (i32.shl (local.get $k) (i32.const 1))))
              (v128.load8x8_s (i32.add (local.get $row) (local.get $k)))))
          (v128.store offset=16
            (i32.add (local.get $out) (i32.shl (local.get $k) (i32.const 1)))
            (i16x8.add
              (v128.load offset=16 (i32.add (local.get $out) (i32.shl (local.get $k) (i32.const 1))))
              (v128.load8x8_s offset=8 (i32.add (local.get $row) (local.get $k)))))
          (local.set $k (i32.add (local.get $k) (i32.const 16)))
          (br_if $add (i32.lt_u (local.get $k) (local.get $width))))
        (br $next)))
    (if (local.get $shift)
      (then
        (local.set $end (i32.add (local.get $out) (i32.shl (local.get $width) (i32.const 1))))
        (loop $scale
          (v128.store (local.get $out) (i16x8.shl (v128.load (local.get $out)) (local.get $shift)))
          (local.set $out (i32.add (local.get $out) (i32.const 16)))
          (br_if $scale (i32.lt_u (local.get $out) (local.get $end)))))))

  ;; One residual layer over n rows, two rows and 16 outputs at a time:
  ;;   out[i] = in[i] + max(0, (bias + sum over taps of in[i + (tap - 1) * dilation] * weights[tap]) >> shift)
  ;; Weights: for each 16 outputs, each tap, each pair of inputs: 16 outputs times two int16. Bias: int32.
  ;; The row after the last is set to zero, since an odd n makes one row too many.
  (func (export "layer")
    (param $in i32) (param $out i32) (param $weights i32) (param $bias i32) (param $dilation i32)
    (param $n i32) (param $width i32) (param $shift i32)
    (local $rowBytes i32) (local $end i32) (local $column i32) (local $w i32) (local $b i32) (local $tap i32)
    (local $x i32) (local $xEnd i32)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local $xa v128) (local $xb v128) (local $w0 v128)
    (local.set $rowBytes (i32.shl (local.get $width) (i32.const 1)))
    (local.set $end (i32.add (local.get $in) (i32.mul (local.get $n) (local.get $rowBytes))))
    (block $rowsDone
      (loop $rows
        (br_if $rowsDone (i32.ge_u (local.get $in) (local.get $end)))
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
          (local.set $tap (i32.sub (i32.const 0) (local.get $dilation)))
          (loop $taps
            (local.set $x (i32.add (local.get $in) (local.get $tap)))
            (local.set $xEnd (i32.add (local.get $x) (local.get $rowBytes)))
            (loop $inputs
              (local.set $xa (v128.load32_splat (local.get $x)))
              (local.set $xb (v128.load32_splat (i32.add (local.get $x) (local.get $rowBytes))))
              (local.set $w0 (v128.load (local.get $w)))
              (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $xa) (local.get $w0))))
              (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $xb) (local.get $w0))))
              (local.set $w0 (v128.load offset=16 (local.get $w)))
              (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $xa) (local.get $w0))))
              (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $xb) (local.get $w0))))
              (local.set $w0 (v128.load offset=32 (local.get $w)))
              (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $xa) (local.get $w0))))
              (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $xb) (local.get $w0))))
              (local.set $w0 (v128.load offset=48 (local.get $w)))
              (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $xa) (local.get $w0))))
              (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $xb) (local.get $w0))))
              (local.set $w (i32.add (local.get $w) (i32.const 64)))
              (local.set $x (i32.add (local.get $x) (i32.const 4)))
              (br_if $inputs (i32.lt_u (local.get $x) (local.get $xEnd))))
            (local.set $tap (i32.add (local.get $tap) (local.get $dilation)))
            (br_if $taps (i32.le_s (local.get $tap) (local.get $dilation))))
          (local.set $x (i32.add (local.get $in) (local.get $column)))
          (local.set $xEnd (i32.add (local.get $out) (local.get $column)))
          (v128.store (local.get $xEnd)
            (call $residual (v128.load (local.get $x)) (local.get $a0) (local.get $a1) (local.get $shift)))
          (v128.store offset=16 (local.get $xEnd)
            (call $residual (v128.load offset=16 (local.get $x)) (local.get $a2) (local.get $a3) (local.get $shift)))
          (local.set $x (i32.add (local.get $x) (local.get $rowBytes)))
          (local.set $xEnd (i32.add (local.get $xEnd) (local.get $rowBytes)))
          (v128.store (local.get $xEnd)
            (call $residual (v128.load (local.get $x)) (local.get $b0) (local.get $b1) (local.get $shift)))
          (v128.store offset=16 (local.get $xEnd)
            (call $residual (v128.load offset=16 (local.get $x)) (local.get $b2) (local.get $b3) (local.get $shift)))
          (local.set $column (i32.add (local.get $column) (i32.const 32)))
          (br_if $outputs (i32.lt_u (local.get $column) (local.get $rowBytes))))
        (local.set $in (i32.add (local.get $in) (i32.shl (local.get $rowBytes) (i32.const 1))))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $rowBytes) (i32.const 1))))
        (br $rows)))
    (if (i32.and (local.get $n) (i32.const 1))
      (then
        (memory.fill (i32.sub (local.get $out) (local.get $rowBytes)) (i32.const 0) (local.get $rowBytes)))))

  (func $residual (param $x v128) (param $low v128) (param $high v128) (param $shift i32) (result v128)
    (i16x8.add_sat_s
      (local.get $x)
      (i16x8.max_s
        (v128.const i64x2 0 0)
        (i16x8.narrow_i32x4_s
          (i32x4.shr_s (local.get $low) (local.get $shift))
          (i32x4.shr_s (local.get $high) (local.get $shift))))))

  ;; Scores of n rows: 16 outputs a row, of which the first `labels` are kept, as float32 times `unit`.
  ;; Weights and bias as in a layer with one tap. Each row's spare outputs are overwritten by the next row.
  (func (export "score")
    (param $in i32) (param $out i32) (param $weights i32) (param $bias i32) (param $n i32) (param $width i32)
    (param $labels i32) (param $unit f32)
    (local $end i32) (local $w i32) (local $xEnd i32) (local $x v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
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
        (v128.store (local.get $out) (call $scaled (local.get $a0) (local.get $unit)))
        (v128.store offset=16 (local.get $out) (call $scaled (local.get $a1) (local.get $unit)))
        (v128.store offset=32 (local.get $out) (call $scaled (local.get $a2) (local.get $unit)))
        (v128.store offset=48 (local.get $out) (call $scaled (local.get $a3) (local.get $unit)))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $labels) (i32.const 2))))
        (br $rows))))

  (func $scaled (param $sums v128) (param $unit f32) (result v128)
    (f32x4.mul (f32x4.convert_i32x4_s (local.get $sums)) (f32x4.splat (local.get $unit)))))
