import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

const LARGEST = 14
const SMALLEST = 8

/** Text that shrinks from 14 pt to 8 pt, half a point at a time, until it fits the space the form leaves it. */
export function Fit({ children, text, largest = LARGEST }: { children: ReactNode; text: string; largest?: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(largest)
  useLayoutEffect(() => {
    const place = box.current
    if (!place) return
    let points = largest
    place.style.fontSize = `${points}pt`
    while (points > SMALLEST && place.scrollHeight > place.clientHeight) {
      points -= 0.5
      place.style.fontSize = `${points}pt`
    }
    setSize(points)
  }, [text, largest])
  return <div ref={box} className="fit" style={{ fontSize: `${size}pt` }}>{children}</div>
}
