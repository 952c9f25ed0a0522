;; Counts how often each place of the core is passed. As WebAssembly of its own it takes a fraction of a call out to
;; JavaScript. It ends what would never end: no shape comes near to so many steps.
(module
  (import "" "end" (func $end))
  (memory (export "counts") 16)
  (global $left (mut i32) (i32.const 500000000))
  (func (export "log_execution") (param $place i32)
    (global.set $left (i32.sub (global.get $left) (i32.const 1)))
    (if (i32.eqz (global.get $left)) (then (call $end)))
    (local.set $place (i32.shl (local.get $place) (i32.const 3)))
    (f64.store (local.get $place)
      (f64.add (f64.load (local.get $place)) (f64.const 1)))))
