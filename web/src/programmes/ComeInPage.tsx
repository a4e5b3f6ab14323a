import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, LoadingOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { send } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { SignedIn } from '../api/types'
import { useSending } from '../care/useSending'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { code as word, t } from '../words/catalogue'
import './sign.css'

/** Reached by the picture on the wall: signs in at once, and says in large type whether one is in. */
export function ComeInPage() {
  const { id, code } = useParams({ strict: false }) as { id: string; code: string }
  const { account } = useSession()
  const [signed, setSigned] = useState<SignedIn | null>(null)
  const [wrong, setWrong] = useState('')
  const [typed, setTyped] = useState('')
  const current = useRef(code)
  const sending = useSending<SignedIn>({
    act: (signal) => send<SignedIn>('POST', `/sessions/${id}/signs`, { code: current.current }, { signal }),
    done: (answer) => { setSigned(answer); setWrong('') }, refused: (error) => setWrong(sentenceOf(error)),
  })
  useTitle(t('sign.title'))
  useEffect(() => void sending.send(), [])
  const enter = (event: FormEvent) => {
    event.preventDefault()
    current.current = typed.trim().toLowerCase()
    setWrong('')
    void sending.send()
  }
  return (
    <div className="page come-in">
      <div role="status" aria-live="assertive">{signed ? <In of={signed} name={account.display_name} /> : wrong ? <Out why={wrong} /> : <h1 className="come-in-large"><LoadingOutlined aria-hidden /> {t(sending.waiting ? 'sign.waiting' : 'sign.signing')}</h1>}</div>
      {!signed && (wrong || sending.waiting) && (
        <form className="form" onSubmit={enter}>
          <label className="asked"><span className="label">{t('sign.type')}</span>
            <Input size="large" className="come-in-code" value={typed} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={16} onChange={(event) => setTyped(event.target.value)} />
            <span className="quiet small">{t('sign.type_hint')}</span>
          </label>
          <Button type="primary" size="large" htmlType="submit" block loading={sending.busy} disabled={typed.trim().length < 4}>{t('sign.enter')}</Button>
        </form>
      )}
      <p><PathLink className="lined" to={paths.trainingSession(Number(id))}>{t('sign.to_session')}</PathLink></p>
    </div>
  )
}

function In({ of, name }: { of: SignedIn; name: string }) {
  const late = of.presence === 'late'
  return (
    <div className={`come-in-told ${late ? 'late' : 'in'}`}>
      <h1 className="come-in-large">{late ? <ClockCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />} {of.presence === 'present' ? t('sign.in') : late ? t('sign.late') : t('sign.already', { presence: word('presence', of.presence) })}</h1>
      <p className="come-in-lesson">{of.subject}</p>
      <p className="quiet">{name} · {of.session_title}</p>
    </div>
  )
}

function Out({ why }: { why: string }) {
  return (
    <div className="come-in-told out">
      <h1 className="come-in-large"><CloseCircleOutlined aria-hidden /> {t('sign.not_in')}</h1>
      <p className="come-in-lesson">{why}</p>
    </div>
  )
}
