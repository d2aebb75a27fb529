;; Defines a memory and fills it from a passive segment on demand.
(module
  (memory (export "memory") 1)
  (data $own "main")
  (func (export "init") (memory.init $own (i32.const 0) (i32.const 0) (i32.const 4)))
  (func (export "drop") (data.drop $own)))
