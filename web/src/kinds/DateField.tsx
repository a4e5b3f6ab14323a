import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '../words/catalogue'
import { readDate, showDate } from '../words/dates'

type Props = {
  value?: string | null
  onChange?: (value: string | null) => void
  onWrong?: (wrong: boolean) => void
  id?: string
  whole?: boolean
  placeholder?: string
  disabled?: boolean
}

/** A month or a day, typed the way people write it; what is understood is shown, what is not is said. */
export function DateField({ value = null, onChange, onWrong, id, whole = false, placeholder, disabled = false }: Props) {
  const [text, setText] = useState(value ?? '')
  const [wrong, setWrong] = useState(false)
  useEffect(() => setText((old) => (readDate(old) === value ? old : (value ?? ''))), [value])
  const accept = (typed: string) => {
    setText(typed)
    const date = readDate(typed)
    const fits = typed.trim() === '' || (date !== null && (!whole || date.length === 10))
    if (fits) {
      onChange?.(date)
      setWrong(false)
      onWrong?.(false)
    }
  }
  const leave = () => {
    const date = readDate(text)
    const bad = text.trim() !== '' && (date === null || (whole && date.length !== 10))
    setWrong(bad)
    onWrong?.(bad)
    if (date && !bad) setText(date)
  }
  return (
    <span className="date-field">
      <Input id={id} value={text} disabled={disabled} status={wrong ? 'error' : ''} inputMode="text" autoComplete="off"
        placeholder={placeholder ?? (whole ? t('date.hint_day') : t('date.hint'))}
        onChange={(event) => accept(event.target.value)} onBlur={leave} />
      {wrong && <span className="field-error">{whole ? t('date.wrong_day') : t('date.wrong', { example: showDate('1985-03') })}</span>}
    </span>
  )
}
