;; Sums of the weights of hashed features in WebAssembly SIMD, 16 int16 numbers at a time. sums.ts says what they are.
;; Addresses are in bytes. A sum and a row of weights take 32 bytes; an entry of kept sums 64: kind, a, b, then at 16
;; the sum.
(module
  (import "sums" "memory" (memory 1))

  ;; Adds to the sum at $out the rows of those of the $count hashes that have one. For each 32 buckets there are two
  ;; numbers at $buckets: a bit for each says whether it has a row, and how many rows are before theirs.
  (func (export "addRows")
    (param $hashes i32) (param $count i32) (param $out i32) (param $buckets i32) (param $rows i32)
    (param $shift i32)
    (local $end i32) (local $bucket i32) (local $at i32) (local $word i32) (local $bit i32) (local $row i32)
    (local $low v128) (local $high v128)
    (local.set $low (v128.load (local.get $out)))
    (local.set $high (v128.load offset=16 (local.get $out)))
    (local.set $end (i32.add (local.get $hashes) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $hashes) (local.get $end)))
        (local.set $bucket (i32.shr_u (i32.load (local.get $hashes)) (local.get $shift)))
        (local.set $hashes (i32.add (local.get $hashes) (i32.const 4)))
        (local.set $at
          (i32.add (local.get $buckets) (i32.shl (i32.shr_u (local.get $bucket) (i32.const 5)) (i32.const 3))))
        (local.set $word (i32.load (local.get $at)))
        (local.set $bit (i32.shl (i32.const 1) (i32.and (local.get $bucket) (i32.const 31))))
        (br_if $next (i32.eqz (i32.and (local.get $word) (local.get $bit))))
        (local.set $row
          (i32.add (local.get $rows)
            (i32.shl
              (i32.add
                (i32.load offset=4 (local.get $at))
                (i32.popcnt (i32.and (local.get $word) (i32.sub (local.get $bit) (i32.const 1)))))
              (i32.const 5))))
        (local.set $low (i16x8.add_sat_s (local.get $low) (v128.load (local.get $row))))
        (local.set $high (i16x8.add_sat_s (local.get $high) (v128.load offset=16 (local.get $row))))
        (br $next)))
    (v128.store (local.get $out) (local.get $low))
    (v128.store offset=16 (local.get $out) (local.get $high)))

  ;; The entry that is kept for the group at $group: kind, a, b.
  (func $entry (export "entry") (param $group i32) (param $table i32) (param $mask i32) (result i32)
    (local $h i32)
    (local.set $h
      (i32.xor
        (i32.mul
          (i32.xor
            (i32.mul (i32.load offset=4 (local.get $group)) (i32.const 0x9e3779b1))
            (i32.load offset=8 (local.get $group)))
          (i32.const 0x85ebca6b))
        (i32.mul (i32.load (local.get $group)) (i32.const 0xc2b2ae35))))
    (i32.add (local.get $table)
      (i32.shl
        (i32.and (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 15))) (local.get $mask))
        (i32.const 6))))

  ;; Adds to the sum at $out the kept sums of the groups from $group to $end, up to the first that is not kept: returns
  ;; its address, or $end.
  (func (export "addKept")
    (param $group i32) (param $end i32) (param $out i32) (param $table i32) (param $mask i32) (result i32)
    (local $entry i32) (local $low v128) (local $high v128)
    (local.set $low (v128.load (local.get $out)))
    (local.set $high (v128.load offset=16 (local.get $out)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $group) (local.get $end)))
        (local.set $entry (call $entry (local.get $group) (local.get $table) (local.get $mask)))
        (br_if $done (i32.ne (i32.load (local.get $entry)) (i32.load (local.get $group))))
        (br_if $done (i32.ne (i32.load offset=4 (local.get $entry)) (i32.load offset=4 (local.get $group))))
        (br_if $done (i32.ne (i32.load offset=8 (local.get $entry)) (i32.load offset=8 (local.get $group))))
        (local.set $low (i16x8.add_sat_s (local.get $low) (v128.load offset=16 (local.get $entry))))
        (local.set $high (i16x8.add_sat_s (local.get $high) (v128.load offset=32 (local.get $entry))))
        (local.set $group (i32.add (local.get $group) (i32.const 12)))
        (br $next)))
    (v128.store (local.get $out) (local.get $low))
    (v128.store offset=16 (local.get $out) (local.get $high))
    (local.get $group)))
