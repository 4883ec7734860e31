;; Dot products, several numbers at a time. `npm run wasm` writes dot.wasm from this text.
(module
  (import "vectors" "memory" (memory 1))

  ;; Of two vectors of float32.
  ;; $left and $right: byte offsets of the vectors; $bytes: length of each, a multiple of 4.
  (func (export "dot") (param $left i32) (param $right i32) (param $bytes i32) (result f32)
    (local $at i32) (local $even i32) (local $sum f32)
    ;; Four sums, so that the processor need not wait for one addition before the next.
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)

    (local.set $even (i32.and (local.get $bytes) (i32.const -64)))
    (block $summed
      (loop $sixteen
        (br_if $summed (i32.ge_u (local.get $at) (local.get $even)))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul
          (v128.load (i32.add (local.get $left) (local.get $at)))
          (v128.load (i32.add (local.get $right) (local.get $at))))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul
          (v128.load offset=16 (i32.add (local.get $left) (local.get $at)))
          (v128.load offset=16 (i32.add (local.get $right) (local.get $at))))))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul
          (v128.load offset=32 (i32.add (local.get $left) (local.get $at)))
          (v128.load offset=32 (i32.add (local.get $right) (local.get $at))))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul
          (v128.load offset=48 (i32.add (local.get $left) (local.get $at)))
          (v128.load offset=48 (i32.add (local.get $right) (local.get $at))))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $sixteen)))

    (local.set $a (f32x4.add
      (f32x4.add (local.get $a) (local.get $b))
      (f32x4.add (local.get $c) (local.get $d))))
    (local.set $sum (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
      (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))

    ;; What is left of a length that is no multiple of sixteen.
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $bytes)))
        (local.set $sum (f32.add (local.get $sum) (f32.mul
          (f32.load (i32.add (local.get $left) (local.get $at)))
          (f32.load (i32.add (local.get $right) (local.get $at))))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $one)))
    (local.get $sum))

  ;; Of a vector of int16 with each of many rows of int8, as int32.
  ;; $vector, $rows, $out: byte offsets; $count: rows; $length: numbers of the vector and of each row, a multiple of 16.
  (func (export "scan") (param $vector i32) (param $rows i32) (param $count i32) (param $length i32) (param $out i32)
    (local $end i32) (local $row_end i32) (local $at i32) (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $out) (i32.mul (local.get $count) (i32.const 4))))
    (block $scanned
      (loop $row
        (br_if $scanned (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $at (local.get $vector))
        (local.set $row_end (i32.add (local.get $rows) (local.get $length)))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (block $summed
          (loop $sixteen
            (br_if $summed (i32.ge_u (local.get $rows) (local.get $row_end)))
            (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s
              (v128.load (local.get $at))
              (v128.load8x8_s (local.get $rows)))))
            (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s
              (v128.load offset=16 (local.get $at))
              (v128.load8x8_s offset=8 (local.get $rows)))))
            (local.set $at (i32.add (local.get $at) (i32.const 32)))
            (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
            (br $sixteen)))
        (local.set $a (i32x4.add (local.get $a) (local.get $b)))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $a)) (i32x4.extract_lane 1 (local.get $a)))
          (i32.add (i32x4.extract_lane 2 (local.get $a)) (i32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row)))))
