import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { useAsOf, useGo } from '../shell/address'
import { withDay } from '../shell/paths'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }

/** A link inside the pages. Works with middle click and with addresses the server sends. */
export function PathLink({ to, onClick, ...rest }: Props) {
  const go = useGo()
  const full = withDay(to, useAsOf())
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={full} onClick={follow} {...rest} />
}
