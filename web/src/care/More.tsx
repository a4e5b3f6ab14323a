import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { code, t } from '../words/catalogue'
import { Chips } from './Chips'
import { looks, readings, talkForms, talkKinds, topics } from './codes'
import { dictated, dictatedLine } from './fields'
import { Fold } from './Fold'
import { Group } from './Group'
import { Points } from './Points'
import type { Fields } from './RecordFields'
import { tierOf } from './talk'
import { TierChoice } from './TierChoice'

const inside: Record<string, string[]> = { how: ['kind', 'form', 'place'], topics: ['topics'], looks: ['looks'], next: ['suggestions', 'left_open'], readers: ['tier'] }

/** All that may be said besides, folded away, each fold with what it holds. */
export function More({ value, change, problem }: Fields) {
  const [opened, setOpened] = useState<string[]>([])
  const fold = (name: string, words: (string | false)[]) => ({
    title: t(`talks.fold.${name}`), value: words.filter(Boolean).join(' · '), open: opened.includes(name) || (inside[name] ?? []).includes(problem?.field ?? ''),
    set: (open: boolean) => setOpened((old) => (open ? [...new Set([...old, name])] : old.filter((one) => one !== name))),
  })
  const said = topics.filter((topic) => value.topics[topic]?.trim())
  const seen = looks.filter((look) => value.looks[look])
  return (
    <div className="folds">
      <Fold {...fold('how', [code('talk_kind', value.kind), code('talk_form', value.form), value.place, value.unannounced && t('talks.unannounced')])}>
        <Group label={t('talks.field.kind')} hint={t(`talks.kind_says.${value.kind}`)}><Chips label={t('talks.field.kind')} value={value.kind} options={talkKinds.map((kind) => ({ value: kind, label: code('talk_kind', kind) }))} choose={(kind) => kind && change({ kind })} /></Group>
        <Group label={t('talks.field.form')}><Chips label={t('talks.field.form')} value={value.form} options={choices('talk_form', talkForms)} choose={(form) => form && change({ form })} /></Group>
        <Asked label={t('talks.field.place')} name="place" problem={problem} optional><Input {...dictatedLine} value={value.place} maxLength={200} onChange={(event) => change({ place: event.target.value })} onPressEnter={(event) => event.currentTarget.blur()} /></Asked>
        <div className="asked"><Checkbox checked={value.unannounced} onChange={(event) => change({ unannounced: event.target.checked })}>{t('talks.unannounced')}</Checkbox><span className="quiet small">{t('talks.unannounced_hint')}</span></div>
      </Fold>
      <Fold {...fold('topics', said.map((topic) => code('talk_topic', topic)))}>
        {topics.map((topic) => (
          <Asked key={topic} label={code('talk_topic', topic)} optional><Input.TextArea {...dictated} className="low" rows={1} maxLength={2000} value={value.topics[topic] ?? ''} onChange={(event) => change({ topics: { ...value.topics, [topic]: event.target.value } })} /></Asked>
        ))}
        {problem?.field === 'topics' && <p className="field-error" role="alert">{problem.message}</p>}
      </Fold>
      <Fold {...fold('looks', seen.map((look) => t('talks.look_is', { look: code('talk_look', look), reading: code('talk_reading', value.looks[look]) })))}>
        <p className="quiet small">{t('talks.looks_hint')}</p>
        {looks.map((look) => (
          <Group key={look} label={code('talk_look', look)}><Chips clear label={code('talk_look', look)} value={value.looks[look] ?? null} options={choices('talk_reading', readings)} choose={(reading) => change({ looks: { ...value.looks, [look]: reading ?? '' } })} /></Group>
        ))}
      </Fold>
      <Fold {...fold('next', [value.suggestions.trim() && t('talks.field.suggestions'), value.left_open.length > 0 && t('talks.points_n', { n: value.left_open.length })])}>
        <Asked label={t('talks.field.suggestions')} name="suggestions" problem={problem} optional><Input.TextArea {...dictated} rows={2} maxLength={2000} value={value.suggestions} onChange={(event) => change({ suggestions: event.target.value })} /></Asked>
        <Points value={value.left_open} change={(left_open) => change({ left_open })} problem={problem?.field === 'left_open' ? problem.message : undefined} />
      </Fold>
      <Fold {...fold('readers', [t(`talks.tier.${tierOf(value)}`)])}><TierChoice value={value} change={change} /></Fold>
    </div>
  )
}
