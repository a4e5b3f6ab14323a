import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Stance, Statement } from '../api/types'
import { code, t } from '../words/catalogue'

/** Puts an entry on a side of a statement, or takes it away; what was set before stays on record. */
export function useSetSource(statement: number, person: number) {
  const queries = useQueryClient()
  return async (entry: number, stance: Stance | null) => {
    const told = await send<Statement>('PUT', `/statements/${statement}/sources/${entry}`, { stance })
    queries.setQueryData([`/statements/${statement}`, {}], told)
    await refresh(queries, ['/statements', `/people/${person}/statements`, '/studies'])
  }
}

export function SourceTools({ statement, person, entry, stance }: { statement: number; person: number; entry: number; stance: Stance }) {
  const set = useSetSource(statement, person)
  const { message, modal } = App.useApp()
  const run = (to: Stance | null) => set(entry, to).catch((error: unknown) => void message.error(sentenceOf(error)))
  const other = stance === 'for' ? 'against' : 'for'
  const takeAway = () => void modal.confirm({ title: t('statements.take_away_ask'), content: t('statements.take_away_hint'), okText: t('statements.take_away'), cancelText: t('action.cancel'), onOk: () => run(null) })
  return (
    <>
      <button type="button" className="link" onClick={() => void run(other)}>{t('statements.to_side', { side: code('stance', other) })}</button>
      <button type="button" className="link" onClick={takeAway}>{t('statements.take_away')}</button>
    </>
  )
}
