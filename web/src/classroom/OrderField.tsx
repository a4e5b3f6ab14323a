import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { SittingAsked, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { orderOf, swapped } from './sitting'

type Props = { asked: SittingAsked; answer: TestAnswer | null; off: boolean; set: (answer: TestAnswer) => void }

/** Lines to be put in order with two buttons each, by thumb or by key; every move is said aloud. */
export function OrderField({ asked, answer, off, set }: Props) {
  const order = orderOf(answer, asked.options)
  const texts = new Map(asked.options.map(({ at, text }) => [at, text]))
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ at: number; up: boolean; said: string } | null>(null)
  // The line has moved in the page and lost the focus on its way.
  useEffect(() => {
    if (!moved) return
    const tools = list.current?.querySelectorAll<HTMLButtonElement>(`[data-at="${moved.at}"] button`)
    const [first, second] = moved.up ? [tools?.[0], tools?.[1]] : [tools?.[1], tools?.[0]]
    ;(first?.disabled ? second : first)?.focus()
  }, [moved])
  const move = (from: number, to: number) => {
    const at = order[from] ?? 0
    set({ order: swapped(order, from, to) })
    setMoved({ at, up: to < from, said: t('sitting.moved', { text: texts.get(at) ?? '', n: to + 1, of: order.length }) })
  }
  return (
    <>
      <ol className="sitting-order" ref={list}>
        {order.map((at, place) => (
          <li key={at} data-at={at}>
            <span className="quiet number">{place + 1}</span><span className="grow">{texts.get(at)}</span>
            <Button icon={<ArrowUpOutlined aria-hidden />} aria-label={t('sitting.up_of', { text: texts.get(at) ?? '' })} disabled={off || place === 0} onClick={() => move(place, place - 1)} />
            <Button icon={<ArrowDownOutlined aria-hidden />} aria-label={t('sitting.down_of', { text: texts.get(at) ?? '' })} disabled={off || place === order.length - 1} onClick={() => move(place, place + 1)} />
          </li>
        ))}
      </ol>
      {!answer && <p className="row"><span className="quiet small">{t('sitting.order_hint')}</span><Button disabled={off} onClick={() => set({ order })}>{t('sitting.order_keep')}</Button></p>}
      <span className="hidden-words" aria-live="polite">{moved?.said}</span>
    </>
  )
}
