import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { SurveyShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PageHead } from '../kinds/Section'
import { useDraft } from '../kinds/useDraft'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { BuilderFacts } from './BuilderFacts'
import { BuilderGroups } from './BuilderGroups'
import { BuilderQuestions } from './BuilderQuestions'
import { Preview } from './Preview'
import { whereRefused } from './refused'
import { lackingOf, questionOf, surveySent, type TypedSurvey } from './typed'

type Props = { start: TypedSurvey; id: number | null; invited: number; unitName: string | null }

/** Written on the left; on the right as it will be answered. */
export function Builder({ start, id, invited, unitName }: Props) {
  const { value, change: put, saved, drop } = useDraft<TypedSurvey>('survey', id ?? 'new', true, start, true)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [dateWrong, setDateWrong] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const go = useGo()
  const queries = useQueryClient()
  const problem = error instanceof Problem ? error : null
  useEffect(() => {
    if (error) form.current?.querySelector('.asked.wrong, .build-question.wrong, .field-error')?.scrollIntoView({ block: 'center' })
  }, [error])
  const change = (next: Partial<TypedSurvey>) => {
    put(next)
    // A refusal names the place of a question or group, which may be another's now.
    if (next.questions || next.groups) setError(null)
  }
  const lacks = lackingOf(value)
  const refuse = dateWrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`surveys.field.${lacks}`) })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (refuse || busy) return
    setBusy(true)
    setError(null)
    try {
      const made = await (id === null ? send<SurveyShown>('POST', '/surveys', surveySent(value)) : send<SurveyShown>('PUT', `/surveys/${id}`, surveySent(value)))
      await drop()
      await refresh(queries, ['/surveys'])
      go(paths.survey(made.id), id === null)
    } catch (found) {
      setError(found)
      setBusy(false)
    }
  }
  return (
    <div className="page surveys">
      <div>
        <p><PathLink to={id === null ? paths.surveys() : paths.survey(id)}>{id === null ? t('surveys.title') : t('surveys.back')}</PathLink></p>
        <PageHead title={t(id === null ? 'surveys.new' : 'surveys.change')}>
          {saved && <><span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span><Button onClick={() => void drop()}>{t('surveys.start_over')}</Button></>}
        </PageHead>
      </div>
      <div className="build">
        <form ref={form} className="form build-form" onSubmit={(event) => void save(event)} noValidate>
          <BuilderFacts value={value} change={change} problem={problem} unitName={unitName} onDateWrong={setDateWrong} />
          <BuilderGroups groups={value.groups} change={(groups) => change({ groups })} problem={problem} invited={invited} />
          <BuilderQuestions kind={value.kind} questions={value.questions} change={(questions) => change({ questions })} problem={problem} />
          <div className="build-foot">
            {Boolean(error) && <div className="problem grow" role="alert">{whereRefused(problem) + sentenceOf(error)}</div>}
            <span className="quiet small grow">{refuse ?? t('surveys.save_effect')}</span>
            <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(refuse)}>{t('action.save')}</Button>
          </div>
        </form>
        <aside className="build-preview" aria-label={t('surveys.preview')}>
          <h2>{t('surveys.preview')}</h2>
          <Preview title={value.title} kind={value.kind} intro={value.intro} closes={value.closes} smallest={value.smallest} questions={value.questions.map(questionOf)} />
        </aside>
      </div>
    </div>
  )
}
