/** Where the window begins and ends that Teams opens for a sign-in. The registration has to name the end. */
export const signInPaths = { start: '/auth/start', end: '/auth/end' } as const;
