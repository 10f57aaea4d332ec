# The portal with its embedded sandbox. Build:  docker build -t event-observatory .
# Run: docker run --network host -v observatory:/data event-observatory
# Without a sign-in both servers listen on loopback only, so they need the host's (README.md, "Run in a container").
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY build build
COPY src/Portal/*.csproj src/Portal/packages.lock.json src/Portal/
COPY src/Portal.Services/*.csproj src/Portal.Services/packages.lock.json src/Portal.Services/
COPY src/Portal.Sandbox/*.csproj src/Portal.Sandbox/packages.lock.json src/Portal.Sandbox/
COPY src/Portal.Languages/*.csproj src/Portal.Languages/packages.lock.json src/Portal.Languages/
RUN dotnet restore src/Portal --locked-mode
COPY src src
COPY samples samples
RUN dotnet publish src/Portal -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://localhost:5080 \
    Portal__DataDirectory=/data
EXPOSE 5080 4566
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s CMD ["dotnet", "Portal.dll", "health"]
ENTRYPOINT ["dotnet", "Portal.dll"]
