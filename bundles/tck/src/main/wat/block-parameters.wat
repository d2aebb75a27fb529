;; Blocks that take parameters, within blocks that have operands below them.
(module
  (type $two (func (param i32 i32)))
  (func (export "in_function") (result i32)
    (i32.const 42)
    (i32.const 1) (i32.const 2)
    (block (type $two) drop drop))
  (func (export "in_block") (result i32)
    (i32.const 42)
    (block
      (i32.const 1) (i32.const 2)
      (block (type $two) drop drop)))
  (func (export "in_loop") (result i32) (local i32)
    (local.set 0 (i32.const 3))
    (i32.const 42)
    (loop $again
      (i32.const 1) (i32.const 2)
      (block (type $two) drop drop)
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
