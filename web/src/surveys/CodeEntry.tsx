import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { plainCode } from './answers'

const LENGTH = 11

/** The code of a slip, typed where the picture on it cannot be scanned. Small letters, blanks and strokes do not matter. */
export function CodeEntry({ code, wrong }: { code: string; wrong: string }) {
  const [typed, setTyped] = useState(plainCode(code))
  const [short, setShort] = useState(false)
  const go = useGo()
  const enter = (event: FormEvent) => {
    event.preventDefault()
    const plain = plainCode(typed)
    if (plain.length < LENGTH) setShort(true)
    else go(paths.slip(plain))
  }
  const same = plainCode(typed) === plainCode(code)
  const said = short ? t('surveys.code_short') : same ? wrong : ''
  return (
    <form className="answer" onSubmit={enter}>
      <h1>{t('surveys.by_slip')}</h1>
      <label className="asked">
        <span className="label">{t('surveys.code')}</span>
        <Input className="code-entry" size="large" autoFocus autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={16} value={typed} placeholder={t('surveys.code_like')} status={said ? 'error' : ''}
          onChange={(event) => { setTyped(event.target.value.toUpperCase()); setShort(false) }} />
        {said ? <span className="problem" role="alert">{said}</span> : <span className="quiet small">{t('surveys.code_hint')}</span>}
      </label>
      <Button type="primary" size="large" htmlType="submit" block disabled={typed.trim() === '' || (same && wrong !== '')}>{t('surveys.code_enter')}</Button>
    </form>
  )
}
