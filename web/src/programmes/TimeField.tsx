import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '../words/catalogue'
import { readTime } from './lessons'

/** A time of day over twenty-four hours, typed the way people write it. */
export function TimeField({ value, onChange }: { value: string; onChange: (time: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText((old) => (readTime(old) === value ? old : value)), [value])
  const accept = (typed: string) => {
    setText(typed)
    const time = readTime(typed)
    if (time) onChange(time)
  }
  return <Input value={text} inputMode="numeric" autoComplete="off" placeholder={t('sessions.time_like')} status={readTime(text) ? '' : 'error'} onChange={(event) => accept(event.target.value)} onBlur={() => setText(value)} />
}
