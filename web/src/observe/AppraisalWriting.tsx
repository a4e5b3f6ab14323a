import { Button, Popconfirm } from 'antd'
import type { Problem } from '../api/problem'
import type { AppraisingShown } from '../api/types'
import { t } from '../words/catalogue'

type Props = { shown: AppraisingShown | null; dirty: boolean; busy: boolean; problem: Problem | null; lackToSave: string | null; lackToTell: string | null; save: () => void; tell: (anyway: boolean) => void; drop: () => void }

/** Beside what is written: what can be done with it, what will happen then, and what was refused. */
export function AppraisalWriting({ shown, dirty, busy, problem, lackToSave, lackToTell, save, tell, drop }: Props) {
  const moved = problem?.code === 'refusal.milestone_moved'
  return (
    <aside className="appraisal-next" aria-label={t('appraisals.next')}>
      <h2>{t('appraisals.next')}</h2>
      <p>{t(shown ? 'appraisals.next.write' : 'appraisals.next.begin')}</p>
      {problem && (
        <div className="problem" role="alert">
          <span>{problem.message}</span>
          {problem.stale && <Button size="small" onClick={() => location.reload()}>{t('action.reload')}</Button>}
        </div>
      )}
      {moved && <Button disabled={busy} onClick={() => tell(true)}>{t('appraisals.tell_anyway')}</Button>}
      {lackToSave && <p className="quiet small">{lackToSave}</p>}
      <Button type={shown ? 'default' : 'primary'} loading={busy} disabled={lackToSave !== null || !dirty} onClick={save}>{t(dirty ? 'appraisals.save' : 'appraisals.saved')}</Button>
      {shown && (
        <>
          <Popconfirm title={t('appraisals.tell_ask', { name: shown.name })} description={t('appraisals.tell_effect')} okText={t('appraisals.tell')} cancelText={t('action.cancel')} onConfirm={() => tell(false)} disabled={lackToTell !== null}>
            <Button type="primary" loading={busy} disabled={lackToTell !== null}>{t('appraisals.tell')}</Button>
          </Popconfirm>
          {lackToTell && !lackToSave && <p className="quiet small">{lackToTell}</p>}
          <Popconfirm title={t('appraisals.drop_ask')} okText={t('appraisals.drop')} cancelText={t('action.cancel')} onConfirm={drop}><Button type="text" danger disabled={busy}>{t('appraisals.drop')}</Button></Popconfirm>
        </>
      )}
    </aside>
  )
}
