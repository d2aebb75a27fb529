;; Writes the same mebibyte 1,024 times with one call.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 17)
  (global $vectors i32 (i32.const 0x100000))
  (func (export "_start") (local $vector i32)
    (local.set $vector (global.get $vectors))
    (loop $next
      (i32.store offset=4 (local.get $vector) (i32.const 0x100000))
      (local.set $vector (i32.add (local.get $vector) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $vector) (i32.const 0x102000))))
    (drop
      (call $fd_write
        (i32.const 1) (global.get $vectors) (i32.const 1024) (i32.const 0x102000)))))
