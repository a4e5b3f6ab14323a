import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

type Point = { x: number; y: number }
/** How far it came, and where the pointer is across. */
type Step = Point & { at: number }
const STILL = 5

/** Draws something from its place with mouse, pen or finger; a finger only by the grip, so that the page still scrolls. */
export function useDrag(may: boolean, drop: (by: Step, of: HTMLElement) => Promise<void> | undefined) {
  const [by, setBy] = useState<Step | null>(null)
  const from = useRef<Point | null>(null)
  const drawn = useRef(false)
  const stop = () => {
    from.current = null
    setBy(null)
  }
  useEffect(() => {
    if (!by) return
    const press = (event: KeyboardEvent) => event.key === 'Escape' && stop()
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [by])
  if (!may) return { by: null, on: {} }
  const on = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const target = event.target as HTMLElement
      drawn.current = false
      if (event.button !== 0 || target.closest('button') || (event.pointerType === 'touch' && !target.closest('.grip'))) return
      from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return
      const next = { x: event.clientX - from.current.x, y: event.clientY - from.current.y, at: event.clientX }
      if (!by && Math.hypot(next.x, next.y) < STILL) return
      if (!by) event.currentTarget.setPointerCapture(event.pointerId)
      drawn.current = true
      setBy(next)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!by || !from.current) return stop()
      from.current = null
      // What was dropped stays where it was put until the answer is there.
      void Promise.resolve(drop(by, event.currentTarget)).finally(stop)
    },
    onPointerCancel: stop,
    onDragStart: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClickCapture: (event: MouseEvent) => {
      if (!drawn.current) return
      event.preventDefault()
      event.stopPropagation()
      drawn.current = false
    },
  }
  return { by, on }
}
