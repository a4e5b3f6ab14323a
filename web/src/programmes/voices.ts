import type { Voice } from '../api/types'

export const voiceKinds = ['question', 'suggestion', 'idea'] as const
export type VoiceKind = (typeof voiceKinds)[number]

export const ofKind = (voices: Voice[], kind: string | undefined): Voice[] => (kind ? voices.filter((voice) => voice.kind === kind) : voices)

/** Only a suggestion may be made without a name. */
export function sayingSent(kind: VoiceKind, text: string, named: boolean) {
  return { kind, text: text.trim(), named: named || kind !== 'suggestion' }
}
