;; Uses a vector that another instance keeps.
(module
  (import "" "" (global $kept (mut v128)))
  (func (export "double") (global.set $kept (i64x2.add (global.get $kept) (global.get $kept)))))
