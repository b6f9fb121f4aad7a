/** The package ships no types: 8,760 domains of mail providers, a default export. */
declare module 'email-providers' {
  const domains: readonly string[];
  export default domains;
}
