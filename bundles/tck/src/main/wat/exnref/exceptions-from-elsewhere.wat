;; Catches what a function that it imports throws, with a tag of its own that has the same type.
(module
  (import "elsewhere" "throw" (func $throw (param i32)))
  (tag $own (param i32))
  (func (export "run") (result i32)
    (block $all
      (block $mine (result i32)
        (try_table (catch $own $mine) (catch_all $all) (call $throw (i32.const 5)))
        (return (i32.const 0)))
      (return))
    (i32.const -5)))
