# The rollout command: docker run --rm -v "$PWD:/work" rollout check
ARG NODE=20-slim

FROM node:${NODE} AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY packages/language/package.json packages/language/
COPY packages/compiler/package.json packages/compiler/
COPY packages/simulator/package.json packages/simulator/
COPY packages/report/package.json packages/report/
COPY packages/workspace/package.json packages/workspace/
COPY packages/language-server/package.json packages/language-server/
COPY packages/vscode-extension/package.json packages/vscode-extension/
COPY packages/cli/package.json packages/cli/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run bundle

FROM node:${NODE}
COPY --from=build /src/packages/cli/package.json /src/packages/cli/LICENSE /opt/rollout/
COPY --from=build /src/packages/cli/bin /opt/rollout/bin
COPY --from=build /src/packages/cli/dist /opt/rollout/dist
RUN ln -s /opt/rollout/bin/rollout.cjs /usr/local/bin/rollout
USER node
WORKDIR /work
ENTRYPOINT ["rollout"]
