;; SPDX-License-Identifier: Apache-2.0
;; Traps in the way that its argument names (unreachable without one): _start calls $outer, which calls
;; $middle, which calls $inner, which calls the one that traps. Each way is an export too. Has a name section.
(module $trap
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1 1)
  (data (i32.const 16) "unreachable\00")
  (data (i32.const 32) "oob\00")
  (data (i32.const 48) "div0\00")
  (data (i32.const 64) "overflow\00")
  (data (i32.const 80) "conversion\00")
  (data (i32.const 96) "indirect-null\00")
  (data (i32.const 112) "indirect-type\00")
  (data (i32.const 128) "indirect-oob\00")
  (type $void (func))
  (type $number (func (result i32)))
  (table 2 2 funcref)
  (elem (i32.const 0) $seven)

  (func $seven (type $number)
    (i32.const 7))

  (func $unreachable (export "unreachable")
    (unreachable))
  (func $oob (export "oob")
    (drop (i32.load (i32.const 65533))))
  (func $div0 (export "div0")
    (drop (i32.div_s (i32.const 1) (i32.load (i32.const 0)))))
  (func $overflow (export "overflow")
    (drop (i32.div_s (i32.const -2147483648) (i32.sub (i32.load (i32.const 0)) (i32.const 1)))))
  (func $conversion (export "conversion")
    (drop (i32.trunc_f64_s (f64.const nan))))
  (func $indirect-null (export "indirect-null")
    (call_indirect (type $void) (i32.const 1)))
  (func $indirect-type (export "indirect-type")
    (call_indirect (type $void) (i32.const 0)))
  (func $indirect-oob (export "indirect-oob")
    (call_indirect (type $void) (i32.const 2)))

  ;; Whether two texts that end with a zero byte are equal.
  (func $equal (param $left i32) (param $right i32) (result i32)
    (loop $next
      (if (i32.ne (i32.load8_u (local.get $left)) (i32.load8_u (local.get $right)))
        (then (return (i32.const 0))))
      (if (i32.eqz (i32.load8_u (local.get $left)))
        (then (return (i32.const 1))))
      (local.set $left (i32.add (local.get $left) (i32.const 1)))
      (local.set $right (i32.add (local.get $right) (i32.const 1)))
      (br $next))
    (unreachable))

  ;; The address of argv[1], or of the text "unreachable". The list stands at 1024, the texts at 4096;
  ;; the two counts stand at 8, because the word at 0 has to stay zero.
  (func $argument (result i32)
    (drop (call $args_sizes_get (i32.const 8) (i32.const 12)))
    (if (i32.or
          (i32.lt_u (i32.load (i32.const 8)) (i32.const 2))
          (i32.or
            (i32.gt_u (i32.load (i32.const 8)) (i32.const 700))
            (i32.gt_u (i32.load (i32.const 12)) (i32.const 60000))))
      (then (return (i32.const 16))))
    (drop (call $args_get (i32.const 1024) (i32.const 4096)))
    (i32.load (i32.const 1028)))

  (func $inner (param $way i32)
    (if (call $equal (local.get $way) (i32.const 16)) (then (call $unreachable)))
    (if (call $equal (local.get $way) (i32.const 32)) (then (call $oob)))
    (if (call $equal (local.get $way) (i32.const 48)) (then (call $div0)))
    (if (call $equal (local.get $way) (i32.const 64)) (then (call $overflow)))
    (if (call $equal (local.get $way) (i32.const 80)) (then (call $conversion)))
    (if (call $equal (local.get $way) (i32.const 96)) (then (call $indirect-null)))
    (if (call $equal (local.get $way) (i32.const 112)) (then (call $indirect-type)))
    (if (call $equal (local.get $way) (i32.const 128)) (then (call $indirect-oob))))

  (func $middle (param $way i32)
    (call $inner (local.get $way)))

  (func $outer (param $way i32)
    (call $middle (local.get $way)))

  (func $_start (export "_start")
    (call $outer (call $argument))
    (call $proc_exit (i32.const 2))))
