import { useGet } from '../api/hooks'
import type { Card, Team, Visit } from '../api/types'
import type { Search } from '../shell/address'
import { frontLines } from './codes'
import type { Given } from './study'

export const nothingGiven: Given = { unit: null, held_on: null, team: null, project: null, visit: null, person: null, name: '', line: null }

const number = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null)

/** What the address says of a study to begin: read before the notebook opens, so that nothing in it changes under the hand. */
export function useGiven({ unit, visit, team, project, person, line }: Search) {
  const visits = useGet<Visit[]>(number(visit) === null ? null : '/visits')
  const plan = visits.data?.find(({ id }) => id === number(visit)) ?? null
  const ofTeam = number(team) ?? plan?.team ?? null
  const teams = useGet<Team[]>(ofTeam === null ? null : '/teams')
  const card = useGet<Card>(number(person) === null ? null : `/people/${person}/card`)
  const asked = [number(visit) === null ? null : visits, ofTeam === null ? null : teams, number(person) === null ? null : card].filter((one) => one !== null)
  const failed = asked.find((one) => one.error && !one.data)
  const given: Given = {
    unit: number(unit) ?? plan?.unit ?? null, held_on: plan?.day ?? null, team: ofTeam, project: number(project) ?? teams.data?.find(({ id }) => id === ofTeam)?.team.project ?? null,
    visit: plan?.id ?? null, person: card.data?.id ?? null, name: card.data?.name ?? '', line: frontLines.find((one) => one === line) ?? null,
  }
  return { given, failed, reading: asked.some((one) => !one.data) }
}

/** What the address of a notebook is called: the device keeps it under that name until it has a number. */
export function objectOf(search: Search): string {
  const asked = Object.entries(search).filter(([name, value]) => ['unit', 'visit', 'team', 'project', 'person', 'line'].includes(name) && value)
  const text = new URLSearchParams(asked as [string, string][]).toString()
  return text ? `new?${text}` : 'new'
}
