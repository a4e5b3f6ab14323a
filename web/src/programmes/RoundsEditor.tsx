import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useGet } from '../api/hooks'
import type { Placed } from '../api/types'
import { Group } from '../care/Group'
import { t } from '../words/catalogue'
import { judgedRounds } from './scores'

type Props = { id: number | null; value: string[]; change: (rounds: string[]) => void; problem: string | undefined }

/** Rounds of a contest in their order; those up to the last one judged stay. */
export function RoundsEditor({ id, value, change, problem }: Props) {
  const { data = [] } = useGet<Placed[]>(id === null ? null : `/sessions/${id}/scores`)
  const kept = judgedRounds(data)
  return (
    <Group label={t('sessions.field.rounds')} hint={t(kept > 0 ? 'sessions.rounds_kept' : 'sessions.rounds_hint')} problem={problem}>
      {value.map((round, at) => (
        <div className="round-line" key={at}>
          <span className="quiet number">{at + 1}</span>
          <Input autoFocus={round === ''} aria-label={t('sessions.round_n', { n: at + 1 })} placeholder={t('sessions.round_like')} maxLength={100} value={round} onChange={(event) => change(value.map((one, index) => (index === at ? event.target.value : one)))} />
          <Button type="text" icon={<CloseOutlined aria-hidden />} disabled={at < kept} aria-label={t('sessions.round_remove', { n: at + 1 })} onClick={() => change(value.filter((_, index) => index !== at))} />
        </div>
      ))}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...value, ''])}>{t('sessions.round_add')}</Button></div>
    </Group>
  )
}
