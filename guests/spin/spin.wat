;; SPDX-License-Identifier: Apache-2.0
;; Loops for ever, in the way that its argument names (br without one). Each way is an export too.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "br\00")
  (data (i32.const 24) "br_if\00")
  (data (i32.const 32) "br_table\00")
  (data (i32.const 48) "call\00")
  (data (i32.const 56) "call_indirect\00")
  (type $void (func))
  (table funcref (elem $nothing))

  (func $nothing)

  (func $br (export "br")
    (loop $again
      (br $again)))

  (func $br_if (export "br_if")
    (loop $again
      (br_if $again (i32.const 1))))

  (func $br_table (export "br_table")
    (block $never
      (loop $again
        (br_table $never $again (i32.const 1)))))

  (func $call (export "call")
    (loop $again
      (call $nothing)
      (br_if $again (i32.const 1))))

  (func $call_indirect (export "call_indirect")
    (loop $again
      (call_indirect (type $void) (i32.const 0))
      (br_if $again (i32.const 1))))

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

  ;; The address of argv[1], or 0. The list stands at 1024, the texts at 4096.
  (func $argument (result i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (if (i32.or
          (i32.lt_u (i32.load (i32.const 0)) (i32.const 2))
          (i32.or
            (i32.gt_u (i32.load (i32.const 0)) (i32.const 700))
            (i32.gt_u (i32.load (i32.const 4)) (i32.const 60000))))
      (then (return (i32.const 0))))
    (drop (call $args_get (i32.const 1024) (i32.const 4096)))
    (i32.load (i32.const 1028)))

  (func (export "_start")
    (local $way i32)
    (local.set $way (call $argument))
    (if (i32.eqz (local.get $way)) (then (call $br)))
    (if (call $equal (local.get $way) (i32.const 16)) (then (call $br)))
    (if (call $equal (local.get $way) (i32.const 24)) (then (call $br_if)))
    (if (call $equal (local.get $way) (i32.const 32)) (then (call $br_table)))
    (if (call $equal (local.get $way) (i32.const 48)) (then (call $call)))
    (if (call $equal (local.get $way) (i32.const 56)) (then (call $call_indirect)))
    (call $proc_exit (i32.const 2))))
