# Builds skein for compose.yaml. Unrun where Docker is not at hand: see the head of compose.yaml.
FROM node:20-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /skein
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
WORKDIR /skein
COPY --from=build /skein/package.json ./
COPY --from=build /skein/node_modules node_modules
COPY --from=build /skein/dist dist
COPY --from=build /skein/cypher cypher
COPY --from=build /skein/datasets datasets
RUN mkdir /data && chown node:node /data
USER node
ENV SKEIN_DATA=/data
ENTRYPOINT ["node", "/skein/dist/api/cli/main.js"]
CMD ["serve"]
