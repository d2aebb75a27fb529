;; Tries a million times to open a file where it has no directory.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "etc/passwd")
  (func (export "_start") (local $left i32)
    (local.set $left (i32.const 1000000))
    (loop $again
      (drop
        (call $path_open
          (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 10) (i32.const 0)
          (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 16)))
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))
