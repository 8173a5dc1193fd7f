import type { Admission } from "./admission";

/** Users who bring a signed token are told by its form; all others bring one of this gateway's own. */
export function eitherAdmission(tokens: Admission, issuer: Admission): Admission {
  return {
    admit: (credential) => (credential.startsWith("eyJ") ? issuer : tokens).admit(credential),
    stillAdmitted: (user) => (user.id.startsWith("oidc:") ? issuer : tokens).stillAdmitted(user),
  };
}
